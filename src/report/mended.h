/* mended: what a report says of a finale under stress: what struck it, its repairs, and what they
 * came to. */
#ifndef REPORT_MENDED_H
#define REPORT_MENDED_H

#include "report/writer.h"

/* Adds the section Stress. */
void mended_sections(struct writer *writer);

/* The decision of a finale, and the program's figures beside it: fields of a part that is begun. */
void mended_decision(struct writer *writer);

#endif
