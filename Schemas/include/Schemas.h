// The project's own schemas, inside the binary.
#ifndef WIRECOPY_SCHEMAS_H
#define WIRECOPY_SCHEMAS_H

#include <stddef.h>

/// One bundled schema: its file name, its bytes and how many there are. The bytes live as long as the process.
struct WirecopySchema {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// How many bundled schemas there are.
extern const size_t wirecopySchemaCount;

/// The bundled schema at an index, in the order of names.
struct WirecopySchema wirecopySchema(size_t index);

#endif
