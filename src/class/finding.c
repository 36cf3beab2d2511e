#include "class/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "store/buffer.h"
#include "store/clean.h"
#include "store/memory.h"

enum { WHAT_MAX = 160 };

static bool is_there(const struct findings *findings, const struct finding *finding)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *other = &findings->items[i];
        if (other->kind == finding->kind && other->track == finding->track &&
            other->part == finding->part) {
            return true;
        }
    }
    return false;
}

void findings_add(struct findings *findings, const struct finding *finding, const char *format, ...)
{
    struct buffer plain = {0};
    char text[4 * WHAT_MAX];
    va_list words;
    if (is_there(findings, finding)) {
        return;
    }
    va_start(words, format);
    vsnprintf(text, sizeof text, format, words);
    va_end(words);
    clean_short(&plain, text, WHAT_MAX);
    findings->items = memory_grow(findings->items, findings->count, &findings->room,
                                  sizeof *findings->items);
    findings->items[findings->count] = *finding;
    findings->items[findings->count++].what = buffer_take(&plain);
}

void findings_free(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        free(findings->items[i].what);
    }
    free(findings->items);
    *findings = (struct findings){0};
}
