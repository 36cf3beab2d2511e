#include "proof/proving.h"

#include <stdarg.h>
#include <string.h>

#include "course/catalog.h"
#include "store/buffer.h"

/* The file that a claim is about, and what mends it: in the part's own file unless said. */
static const struct {
    const char *name, *file, *mend;
} mends[] = {
    {"not met at the defaults", NULL, "move a default, or tighten an aim"},
    {"no aim that every design meets", NULL, "tighten the aim, or delete it"},
    {"can be met", NULL, "loosen an aim, or widen a slider's range"},
    {"can be met with part 1's fleet", NULL, "loosen an aim, or widen a slider's range"},
    {"can be met with parts 1 to 3", NULL, "loosen an aim here, or one of the parts before"},
    {"opens unmet from every accepted set", NULL, "let the finale's own sliders open farther off"},
    {"two plans can meet it", NULL, "loosen an aim, or change the plans in tables/site_plans.csv"},
    {"no site plan dominates", "tables/site_plans.csv", "make the better one dearer somewhere"},
    {"stress breaks a third", NULL, "let a step strike harder"},
    {"stress can be mended", NULL, "strike less hard, or name more controls for repairs"},
    {"stress has no answer for all", NULL, "let steps strike more than one constraint"},
    {"failure can be entered", NULL, "lower what the failure is above, or delete it"},
    {"failure can be left", NULL, "raise what the failure is above"},
    {"failure can be entered and left", NULL, "move what the failure is above"},
    {"every control changes a verdict", NULL,
     "write an aim that it matters to, or drop its slider"},
    {"no control is free", NULL, "let it cost something, or say why not in [free.NAME]"},
    {"lock has two right choices", "locks", "write scenarios in which another choice is right"},
    {"lock has two right mechanisms", "locks", "write scenarios in which another reason is right"},
    {"misconceptions are named", NULL, "correct never_right"},
    {"lock's number can be said", "locks", "change that scenario"},
    {"lock is no tie", "locks", "move that scenario away from the tie"},
    {"lock stands on no table's digit", "locks", "move that scenario away from the tie"},
    {"lock stands with unsourced numbers a fifth off", "locks",
     "move that scenario away from the tie"},
    {"lock's intervals are in their places", "locks", "write that interval, or run make-locks"},
};

static const char *mend_of(const char *name, const char **file)
{
    size_t i = 0, count = sizeof mends / sizeof mends[0];
    while (i < count && strcmp(mends[i].name, name) != 0) {
        i++;
    }
    *file = i < count ? mends[i].file : NULL;
    return i < count ? mends[i].mend : "change an aim, a range or a default";
}

/* Where a claim is to be mended. */
static char *where_of(const struct proving *proving, const char *file, struct origin origin)
{
    const struct search *search = &proving->search;
    const char *folder = search->catalog->directory, *track = search->track->id;
    struct buffer where = {0};
    if (origin.path != NULL) {
        buffer_add_text(&where, origin.path);
    } else if (file == NULL) {
        buffer_add_format(&where, "%s/%s/%s.ini", folder, track, part_id(proving->part->number));
    } else if (strcmp(file, "locks") == 0) {
        buffer_add_format(&where, "%s/%s/locks%d.csv", folder, track, (int)proving->part->number);
    } else {
        buffer_add_format(&where, "%s/%s", folder, file);
    }
    if (origin.line > 0) {
        buffer_add_format(&where, ":%zu", origin.line);
    }
    return buffer_take(&where);
}

static void say(struct proving *proving, const char *name, bool holds, struct origin origin,
                const char *format, va_list arguments)
{
    struct buffer says = {0};
    const char *file, *mend = mend_of(name, &file);
    buffer_add_formatv(&says, format, arguments);
    proof_add(proving->proof, &(struct proof_claim){
                                  .track = proving->search.track->id,
                                  .part = proving->part->number,
                                  .name = name,
                                  .holds = holds,
                                  .says = buffer_take(&says),
                                  .where = holds ? NULL : where_of(proving, file, origin),
                                  .mend = holds ? NULL : mend,
                              });
}

void proving_say(struct proving *proving, const char *name, bool holds, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(proving, name, holds, (struct origin){0}, format, arguments);
    va_end(arguments);
}

void proving_say_at(struct proving *proving, const char *name, bool holds, struct origin origin,
                    const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(proving, name, holds, origin, format, arguments);
    va_end(arguments);
}
