// The only door to libxml2.
//
// Debian builds libxml2 with ICU, and a Swift file that imports Foundation and sees ICU's types through here does not
// compile (their definitions differ between modules). Nothing here needs ICU, so it is switched off for the importer.
#ifndef WIRECOPY_LIBXML2_SHIM_H
#define WIRECOPY_LIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlerror.h>
#include <libxml/dict.h>
#include <libxml/encoding.h>

#endif
