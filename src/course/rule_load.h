/* rule_load.h: the aim and failure sections of a part's INI; not for other layers. */
#ifndef COURSE_RULE_LOAD_H
#define COURSE_RULE_LOAD_H

#include "course/catalog_data.h"
#include "course/part_ini.h"

/*
 * Reads every [aim.ID] and [failure.ID] among the sections into the part. Its controls are
 * there.
 */
void rules_load(struct lab_catalog *catalog, const struct part_ini *ini,
                const char *const *sections, size_t count, struct lab_part *part);

/* Finds an output, an input or a figure; false if none has that name. */
bool rule_operand_find(const char *name, struct lab_operand *operand);

#endif
