// `#embed` costs nothing to compile, where 300 KB of Swift literals cost a minute.
#include "Schemas.h"

static const unsigned char articleJSONSchema[] = {
#embed "article.schema.json"
};

static const unsigned char articleTableSchema[] = {
#embed "article.table.json"
};

static const unsigned char articleXSD[] = {
#embed "article.xsd"
};

static const unsigned char jsonFeedSchema[] = {
#embed "jsonfeed.schema.json"
};

static const unsigned char newsMLG2XSD[] = {
#embed "newsml-g2.xsd"
};

static const unsigned char nitfXSD[] = {
#embed "nitf.xsd"
};

static const unsigned char nitfElementsXSD[] = {
#embed "nitf-elements.xsd"
};

static const unsigned char xmlXSD[] = {
#embed "xml.xsd"
};

static const struct WirecopySchema schemas[] = {
  {"article.schema.json", articleJSONSchema, sizeof articleJSONSchema},
  {"article.table.json", articleTableSchema, sizeof articleTableSchema},
  {"article.xsd", articleXSD, sizeof articleXSD},
  {"jsonfeed.schema.json", jsonFeedSchema, sizeof jsonFeedSchema},
  {"newsml-g2.xsd", newsMLG2XSD, sizeof newsMLG2XSD},
  {"nitf-elements.xsd", nitfElementsXSD, sizeof nitfElementsXSD},
  {"nitf.xsd", nitfXSD, sizeof nitfXSD},
  {"xml.xsd", xmlXSD, sizeof xmlXSD},
};

const size_t wirecopySchemaCount = sizeof schemas / sizeof *schemas;

struct WirecopySchema wirecopySchema(size_t index) { return schemas[index]; }
