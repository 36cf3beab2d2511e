/* predicted: what a report says of predictions and observations. */
#ifndef REPORT_PREDICTED_H
#define REPORT_PREDICTED_H

#include "report/writer.h"

/* Adds the sections Predictions and Observations, part by part. */
void predicted_sections(struct writer *writer);

#endif
