/*
 * external.h: a written answer in the student's own editor. Its file lies beside the ledger, for
 * the student's eyes alone, and goes only once the lesson has the text: an editor that fails, a
 * line that drops and a text that can't be taken lose nothing.
 */
#ifndef TERM_EXTERNAL_H
#define TERM_EXTERNAL_H

#include <stdbool.h>

#include "scenes/stage.h"
#include "store/buffer.h"
#include "term/signals.h"

struct external {
    const struct stage *stage;     /* whose answers, and whose words */
    const char *ledger;            /* beside it, and called after it, are the files; NULL: no editor */
    const struct signals *signals; /* NULL: none are waited for */
    const char *opens;             /* id of the sentence how a kept text is opened */
};

/* What came of it. */
struct external_text {
    char *text;         /* what was written; NULL: nothing can be taken, and `says` why */
    char *path;         /* where it is; NULL: there is no file */
    struct buffer says; /* in the session's language; may be empty */
};

/* Whether a text of this answer was kept from an earlier time; then `says` names its file. */
bool external_is_kept(const struct external *external, const struct scene_field *field,
                      struct buffer *says);

/* Names all texts that were kept; false where there is none. */
bool external_names_kept(const struct external *external, struct buffer *says);

/*
 * Runs $VISUAL or $EDITOR (vi) on `text`, or on the text that was `kept`, which is not taken for
 * another answer's then. The terminal is the editor's meanwhile. A signal to leave goes to the
 * editor too, and waits for the caller when it has ended.
 */
struct external_text external_edit(const struct external *external, const struct scene_field *field,
                                   const char *text, bool kept);

/* Ends it: what the lesson has `taken` needs no file any more. Otherwise `says` names the file. */
void external_end(const struct external *external, struct external_text *written, bool taken);
void external_free(struct external_text *written);

#endif
