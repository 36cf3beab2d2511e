#include "class/finding.h"

#include <stdbool.h>
#include <stdlib.h>

#include "store/memory.h"

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

void findings_add(struct findings *findings, const struct finding *finding, const char *what)
{
    if (is_there(findings, finding)) {
        return;
    }
    findings->items = memory_grow(findings->items, findings->count, &findings->room,
                                  sizeof *findings->items);
    findings->items[findings->count] = *finding;
    findings->items[findings->count++].what = memory_text(what);
}

void findings_free(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        free(findings->items[i].what);
    }
    free(findings->items);
    *findings = (struct findings){0};
}
