/* designed: what a report says of runs, and of the designs that stand, judged anew. */
#ifndef REPORT_DESIGNED_H
#define REPORT_DESIGNED_H

#include "report/writer.h"

/* Adds the sections Trials, Runs, Designs and Finale. */
void designed_sections(struct writer *writer);

#endif
