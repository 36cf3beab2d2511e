#include "view/prompt.h"

#include <stdlib.h>

#include "store/memory.h"
#include "view/keys.h"

enum { TYPED_MOST = 60 }; /* bytes of a value */

void prompt_free(struct prompt *prompt)
{
    free(prompt->field);
    free(prompt->question);
    editor_free(prompt->typed);
    *prompt = (struct prompt){0};
}

void prompt_ask(struct prompt *prompt, enum prompt_kind kind, const struct scene_field *field,
                const char *question)
{
    prompt_free(prompt);
    prompt->kind = kind;
    prompt->field = field ? memory_text(field->id) : NULL;
    prompt->question = question ? memory_text(question) : NULL;
    prompt->typed = kind == PROMPT_TYPE ? editor_new(TYPED_MOST, false) : NULL;
}

unsigned prompt_where(const struct prompt *prompt)
{
    return prompt->kind == PROMPT_NONE ? 0 : prompt->kind == PROMPT_TYPE ? ON_TYPING : ON_QUESTION;
}
