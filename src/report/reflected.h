/* reflected: what a report says of written answers, and of how sure the student was. */
#ifndef REPORT_REFLECTED_H
#define REPORT_REFLECTED_H

#include "report/writer.h"

/* Adds the sections Reflections and Calibration. */
void reflected_sections(struct writer *writer);

/* Appends what the reflection of a part asks, its numbers from the student's own design. */
void reflected_prompt(struct writer *writer, enum sim_part number, struct buffer *out);

#endif
