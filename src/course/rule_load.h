/* rule_load: the aim and failure sections of a part's INI. */
#ifndef COURSE_RULE_LOAD_H
#define COURSE_RULE_LOAD_H

#include "course/part.h"
#include "course/section.h"

/*
 * Reads every [aim.ID] and [failure.ID] among the sections into the part. Its controls are
 * there.
 */
void rules_load(const struct loader *loader, const struct section *sections, size_t count,
                struct part *part);

/* Finds an output, an input or a figure; false if none has that name. */
bool rule_operand_find(const char *name, struct operand *operand);

#endif
