/* external.h: a text in the student's own editor. */
#ifndef TERM_EXTERNAL_H
#define TERM_EXTERNAL_H

#include <signal.h>

#include "scenes/stage.h"
#include "store/buffer.h"

/*
 * Writes text to a private file, runs $VISUAL or $EDITOR (vi) on it with the signal mask `mask`,
 * and returns what it holds then, without its last newline; NULL with the reason added to `why` if
 * that failed, in the session's language. The caller frees it. The file is gone afterwards, except
 * where it can't be read back: then `why` names it.
 */
char *external_edit(const struct lab_session *session, const char *text, const sigset_t *mask,
                    struct buffer *why);

#endif
