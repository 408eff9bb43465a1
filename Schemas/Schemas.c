// `#embed` costs nothing to compile, where 300 KB of Swift literals cost a minute.
#include "Schemas.h"

static const unsigned char articleXSD[] = {
#embed "article.xsd"
};

const struct WirecopySchema wirecopySchemas[] = {
  {"article.xsd", articleXSD, sizeof articleXSD},
};

const size_t wirecopySchemaCount = sizeof wirecopySchemas / sizeof *wirecopySchemas;
