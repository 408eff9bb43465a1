// What parsing alone costs: every file through libxml2's push parser with callbacks that only count. No converter of
// XML can be faster than this, so all ratios are to it.
//
//   floor PATH...   files, or directories whose files are read in the order of the directory

#include <dirent.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { chunkSize = 64 * 1024 };

static char chunk[chunkSize];
static unsigned long events, files, failures;

static void startElement(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                         int namespaceCount, const xmlChar **namespaces, int attributeCount, int defaultedCount,
                         const xmlChar **attributes) {
  events++;
}

static void endElement(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) { events++; }

static void characters(void *context, const xmlChar *text, int length) { events++; }

static void parseFile(xmlParserCtxtPtr parser, const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    perror(path);
    failures++;
    return;
  }
  xmlCtxtResetPush(parser, NULL, 0, path, NULL);
  parser->charset = XML_CHAR_ENCODING_NONE;
  parser->options = 0;
  xmlCtxtUseOptions(parser, XML_PARSE_NOENT | XML_PARSE_NONET);
  ssize_t count;
  while ((count = read(descriptor, chunk, chunkSize)) > 0) xmlParseChunk(parser, chunk, (int)count, 0);
  xmlParseChunk(parser, chunk, 0, 1);
  close(descriptor);
  files++;
  failures += !parser->wellFormed;
}

static void parsePath(xmlParserCtxtPtr parser, const char *path) {
  struct stat status;
  if (stat(path, &status) || !S_ISDIR(status.st_mode)) {
    parseFile(parser, path);
    return;
  }
  DIR *directory = opendir(path);
  if (!directory) return;
  for (struct dirent *entry; (entry = readdir(directory));) {
    char child[4096];
    if (entry->d_name[0] == '.') continue;
    snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
    parseFile(parser, child);
  }
  closedir(directory);
}

int main(int count, char **arguments) {
  xmlSAXHandler handler = {0};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = startElement;
  handler.endElementNs = endElement;
  handler.characters = handler.cdataBlock = handler.ignorableWhitespace = characters;
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
  for (int index = 1; index < count; index++) parsePath(parser, arguments[index]);
  printf("%lu files, %lu events, %lu failures\n", files, events, failures);
  return failures != 0;
}
