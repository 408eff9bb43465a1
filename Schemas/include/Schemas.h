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

/// All bundled schemas, in the order of their names, and their number.
extern const struct WirecopySchema wirecopySchemas[];
extern const size_t wirecopySchemaCount;

#endif
