// The door to libxml2. ICU is switched off before any other header: Debian's encoding.h would pull
// in the system's ICU, which clashes with the one inside Foundation in debug builds.
#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemas.h>

// xmlFree is a mutable global function pointer, which Swift 6 refuses to read.
static inline void shouce_xml_free(void *memory) { xmlFree(memory); }
