#include "view/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "view/keys.h"

enum { TYPED_MOST = 30 };

void prompt_free(struct prompt *prompt)
{
    free(prompt->field);
    buffer_free(&prompt->typed);
    *prompt = (struct prompt){0};
}

void prompt_ask(struct prompt *prompt, enum prompt_kind kind, const struct scene_field *field)
{
    prompt_free(prompt);
    prompt->kind = kind;
    prompt->field = field ? memory_text(field->id) : NULL;
}

bool prompt_type(struct prompt *prompt, uint32_t key)
{
    if (key == VKEY_BACKSPACE && prompt->typed.length > 0) {
        buffer_cut(&prompt->typed, prompt->typed.length - 1);
        return true;
    }
    if (key >= 128 || key == 0 || !strchr("0123456789.,kMGTeE+-", (int)key) ||
        prompt->typed.length >= TYPED_MOST) {
        return false;
    }
    buffer_add_char(&prompt->typed, (char)key);
    return true;
}
