// The only door to libxml2.
//
// Debian builds libxml2 with ICU, and a Swift file that imports Foundation and sees ICU's types through here does not
// compile (their definitions differ between modules). Nothing here needs ICU, so it is switched off for the importer.
#ifndef WIRECOPY_LIBXML2_SHIM_H
#define WIRECOPY_LIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/encoding.h>
#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

/// `xmlFree` is a global variable, which Swift 6 does not let anybody touch.
static inline void wirecopyFree(void *pointer) { xmlFree(pointer); }

/// The structured error callback: its last parameter became const with libxml2 2.12.
typedef void (*WirecopyErrorCallback)(void *data, const xmlError *error);

/// Sends the errors of one parser context to `callback`.
static inline void wirecopySetErrorCallback(xmlSAXHandler *handler, WirecopyErrorCallback callback) {
  handler->serror = (xmlStructuredErrorFunc)callback;
}

/// Sends the errors of a schema that is being compiled to `callback`.
static inline void wirecopySetSchemaParserCallback(
    xmlSchemaParserCtxtPtr context, WirecopyErrorCallback callback, void *data) {
  xmlSchemaSetParserStructuredErrors(context, (xmlStructuredErrorFunc)callback, data);
}

/// Sends the errors of a validation to `callback`.
static inline void wirecopySetSchemaValidCallback(
    xmlSchemaValidCtxtPtr context, WirecopyErrorCallback callback, void *data) {
  xmlSchemaSetValidStructuredErrors(context, (xmlStructuredErrorFunc)callback, data);
}

/// Sends the errors of this thread that belong to no context to `callback`, or to standard error again with NULL.
static inline void wirecopySetThreadCallback(WirecopyErrorCallback callback, void *data) {
  xmlSetStructuredErrorFunc(data, (xmlStructuredErrorFunc)callback);
}

/// What `iconv` answers when it failed.
static inline size_t wirecopyIconvFailed(void) { return (size_t)-1; }

/// Whether `iconv_open` failed.
static inline int wirecopyIconvInvalid(iconv_t converter) { return converter == (iconv_t)-1; }

/// `memrchr`, which macOS does not have.
static inline const unsigned char *wirecopyLastByte(const unsigned char *start, int byte, size_t count) {
#ifdef __linux__
  extern void *memrchr(const void *, int, size_t);
  return (const unsigned char *)memrchr(start, byte, count);
#else
  for (const unsigned char *at = start + count; at > start;)
    if (*--at == byte) return at;
  return 0;
#endif
}

#endif
