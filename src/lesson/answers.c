#include "lesson/answers.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

static struct lab_answer *answer_find(const struct lab_answers *answers, const char *field)
{
    for (size_t i = 0; i < answers->count; i++) {
        if (strcmp(answers->items[i].field, field) == 0) {
            return &answers->items[i];
        }
    }
    return NULL;
}

const char *lab_answers_get(const struct lab_answers *answers, const char *field)
{
    const struct lab_answer *answer = answer_find(answers, field);
    return answer ? answer->text : "";
}

void lab_answers_put(struct lab_answers *answers, const char *field, const char *text)
{
    struct lab_answer *answer = answer_find(answers, field);
    if (!answer) {
        answers->items = memory_grow(answers->items, answers->count, &answers->room,
                                     sizeof *answers->items);
        answer = &answers->items[answers->count++];
        answer->field = memory_text(field);
        answer->text = NULL;
    }
    char *copy = memory_text(text);
    free(answer->text);
    answer->text = copy;
}

void lab_answers_clear(struct lab_answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        free(answers->items[i].field);
        free(answers->items[i].text);
    }
    free(answers->items);
    *answers = (struct lab_answers){0};
}
