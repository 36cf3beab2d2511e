/* drawn: the pictures of a report that is a page, and how its verdicts are marked. */
#ifndef REPORT_DRAWN_H
#define REPORT_DRAWN_H

#include "report/writer.h"

/* Adds the pictures of the workbench of the part that is being written, as the evaluated design has
 * them; nothing in a report without pictures. */
void drawn_add(struct writer *writer, struct evaluation *evaluation);

#endif
