// Only for its flags: the floor is C.
#include <libxml/xmlversion.h>
