/* writing.h: a written answer in plain lines, or in the student's own editor. */
#ifndef TERM_WRITING_H
#define TERM_WRITING_H

#include "term/dialog.h"
#include "term/external.h"

/*
 * Takes lines for an answer until one is a full stop alone, and gives them to the session. What is
 * being written is a draft meanwhile; ^C, the end of the input and a refusal leave it that.
 */
void writing_take(struct dialog *dialog, const struct external *external,
                  const struct scene_field *field);

/* Opens the answer, or what was kept of it, in the student's own editor. False: refused. */
bool writing_edit(struct dialog *dialog, const struct external *external,
                  const struct scene_field *field);

#endif
