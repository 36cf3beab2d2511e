/* external.h: a text in the student's own editor. */
#ifndef TERM_EXTERNAL_H
#define TERM_EXTERNAL_H

#include <signal.h>

/*
 * Writes text to a private file, runs $VISUAL or $EDITOR (vi) on it with the signal mask `mask`,
 * and returns what it holds then, without its last newline; NULL with the reason in `why` if that
 * failed. The caller frees it. The file is gone afterwards, except where it can't be read back:
 * then `why` names it.
 */
char *external_edit(const char *text, const sigset_t *mask, char why[200]);

#endif
