/* prompt.h: a question that waits in the readout's place for an answer. */
#ifndef VIEW_PROMPT_H
#define VIEW_PROMPT_H

#include "scenes/scene.h"
#include "view/editor.h"

enum prompt_kind {
    PROMPT_NONE,
    PROMPT_CONFIRM, /* yes or no to what an action asks */
    PROMPT_TYPE,    /* a value for a control */
    PROMPT_WRITING, /* yes or no to leaving in the middle of an answer */
    PROMPT_UNSAVED, /* yes or no to leaving although something is not saved */
    PROMPT_KEPT     /* yes or no to opening a text that was kept from the student's own editor */
};

/* All zero: nothing is asked. */
struct prompt {
    enum prompt_kind kind;
    char *field;          /* whose it is; NULL: no field's */
    char *question;       /* NULL: it has none of its own */
    struct editor *typed; /* of PROMPT_TYPE */
};

void prompt_free(struct prompt *prompt);

/* Asks anew; `field` and `question` may be NULL. */
void prompt_ask(struct prompt *prompt, enum prompt_kind kind, const struct scene_field *field,
                const char *question);

/* What has the focus while it waits, as keys.h says it; 0: it asks nothing. */
unsigned prompt_where(const struct prompt *prompt);

#endif
