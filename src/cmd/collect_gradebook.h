/* collect_gradebook.h: collect --gradebook: grades as another program reads them. */
#ifndef CMD_COLLECT_GRADEBOOK_H
#define CMD_COLLECT_GRADEBOOK_H

#include "class/grading.h"
#include "cmd/command.h"

/* The index of the format of that name; NULL is of none, and any index is good. False after COMMAND
 * has said that there is no such format. */
bool collect_gradebook_format(const struct command *command, const char *name, size_t *format);

/* Writes FOLDER/gradebook-FORMAT.csv; false after COMMAND has said why not. */
bool collect_gradebook_put(const struct command *command, size_t format, const struct class *class,
                           const struct grading *grading, const char *folder);

#endif
