/* prompt.h: a question that waits in the readout's place for an answer. */
#ifndef VIEW_PROMPT_H
#define VIEW_PROMPT_H

#include <stdbool.h>
#include <stdint.h>

#include "scenes/scene.h"
#include "store/buffer.h"

enum prompt_kind {
    PROMPT_NONE,
    PROMPT_CONFIRM, /* yes or no to what an action asks */
    PROMPT_TYPE,    /* a value for a control */
    PROMPT_QUIT     /* yes or no to leaving although something is not saved */
};

/* All zero: nothing is asked. */
struct prompt {
    enum prompt_kind kind;
    char *field;         /* whose it is; NULL: no field's */
    struct buffer typed; /* of PROMPT_TYPE */
};

void prompt_free(struct prompt *prompt);

/* Asks anew; `field` may be NULL. */
void prompt_ask(struct prompt *prompt, enum prompt_kind kind, const struct scene_field *field);

/* A key that belongs to a typed value; false: it doesn't. */
bool prompt_type(struct prompt *prompt, uint32_t key);

#endif
