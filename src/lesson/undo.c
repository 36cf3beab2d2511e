#include "lesson/undo.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

enum { UNDO_MAX = 1000 };

void undo_start(struct undo *undo, const struct design *design)
{
    undo->designs = memory_grow(undo->designs, 0, &undo->room, sizeof *undo->designs);
    undo->designs[0] = *design;
    undo->count = 1;
    undo->at = 0;
    undo->last_field = NULL;
}

void undo_push(struct undo *undo, const struct design *design, const char *field)
{
    bool same = field && undo->last_field && strcmp(field, undo->last_field) == 0 && undo->at > 0;
    undo->last_field = field;
    undo->count = undo->at + 1;
    if (!same && undo->count == UNDO_MAX) {
        undo->count--;
        memmove(undo->designs, undo->designs + 1, undo->count * sizeof *undo->designs);
    }
    if (!same) {
        undo->designs = memory_grow(undo->designs, undo->count, &undo->room, sizeof *undo->designs);
        undo->count++;
    }
    undo->at = undo->count - 1;
    undo->designs[undo->at] = *design;
}

static bool walk_to(struct undo *undo, size_t at, struct design *design)
{
    undo->at = at;
    undo->last_field = NULL;
    *design = undo->designs[at];
    return true;
}

bool undo_can_go_back(const struct undo *undo)
{
    return undo->at > 0;
}

bool undo_back(struct undo *undo, struct design *design)
{
    return undo_can_go_back(undo) && walk_to(undo, undo->at - 1, design);
}

bool undo_forth(struct undo *undo, struct design *design)
{
    return undo->at + 1 < undo->count && walk_to(undo, undo->at + 1, design);
}

bool undo_is_used(const struct undo *undo)
{
    return undo->count > 1;
}

void undo_free(struct undo *undo)
{
    free(undo->designs);
}
