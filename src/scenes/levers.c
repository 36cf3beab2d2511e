#include "scenes/levers.h"

#include <math.h>
#include <stdlib.h>

#include "design/dial.h"
#include "scenes/dial_words.h"

static const char *aim_name(const struct build *build, const struct tornado_arm *arm)
{
    return build_textf(build, "aim.%s", arm->aim->id);
}

/* "Quorum 3 to 4": which way the control goes. An option is named alone, it is another one. */
static const char *way(const struct build *build, const struct tornado_bar *bar)
{
    const char *to = dial_at(build, bar->control, bar->to);
    const char *value = dial_is_option(bar->control)
                            ? to
                            : build_join(build, "ui.range",
                                         dial_value(build, bar->control, build->design),
                                         build_text(build, "range.to"), to);
    return build_join(build, "ui.label_value", dial_label(build, bar->control), value);
}

/* How much room it gives or takes. */
static const char *change(const struct build *build, const struct tornado_bar *bar)
{
    const struct word words[] = {{"share", .text = build_relative(build, fabs(bar->gain))}, {0}};
    return build_words(build, bar->gain > 0 ? "ui.tornado_gives" : "ui.tornado_takes", words);
}

/* What gives room first, most of it first; then what only takes some, most of it first. */
static int by_gain(const void *left, const void *right)
{
    double a = ((const struct tornado_bar *)left)->gain;
    double b = ((const struct tornado_bar *)right)->gain;
    if ((a > 0) != (b > 0)) {
        return a > 0 ? -1 : 1;
    }
    return (fabs(a) < fabs(b)) - (fabs(a) > fabs(b));
}

/* Bars grow no further than their numbers do. */
static double length_of(double effect)
{
    return fmin(effect, RELATIVE_MOST);
}

/* How far each control moves the aim. */
static void moved_rows(const struct build *build, struct scene_instrument *table,
                       const struct tornado_arm *arm)
{
    for (size_t i = 0; i < arm->count; i++) {
        const struct tornado_bar *bar = &arm->bars[i];
        struct scene_row *row = build_row(table, dial_label(build, bar->control),
                                          build_relative(build, bar->effect));
        row->share = length_of(bar->effect) / length_of(arm->bars[0].effect);
    }
}

/* Which way each control gives room: advice, which is earned. */
static void advised_rows(const struct build *build, struct scene_instrument *table,
                         const struct tornado_arm *arm)
{
    struct tornado_arm advised = *arm;
    double most = 0;
    qsort(advised.bars, advised.count, sizeof *advised.bars, by_gain);
    for (size_t i = 0; i < advised.count; i++) {
        most = fmax(most, length_of(fabs(advised.bars[i].gain)));
    }
    for (size_t i = 0; i < advised.count; i++) {
        const struct tornado_bar *bar = &advised.bars[i];
        struct scene_row *row = build_row(table, way(build, bar), change(build, bar));
        row->share = length_of(fabs(bar->gain)) / most;
    }
}

void levers_add(const struct build *build, struct evaluation *evaluation, size_t least)
{
    const struct tornado *tornado = evaluation_tornado(evaluation);
    size_t arms = 0, rows = 0;
    while (arms < tornado->count && rows < least) {
        rows += tornado->arms[arms++].count;
    }
    if (arms == 0) {
        return;
    }
    struct scene_instrument *table = build_instrument(build, SCENE_BARS, "tornado", rows + arms);
    const char *aim = aim_name(build, &tornado->arms[0]);
    table->title = build_join(build, "ui.label_value", table->title, aim);
    for (size_t i = 0; i < arms; i++) {
        if (i > 0) {
            const struct word words[] = {{"aim", .text = aim_name(build, &tornado->arms[i])}, {0}};
            build_row(table, build_words(build, "ui.tornado_next", words), "");
        }
        (build->advice == ADVICE_UNEARNED ? moved_rows : advised_rows)(build, table,
                                                                       &tornado->arms[i]);
    }
    const struct word words[] = {{"aim", .text = aim}, {0}};
    table->sentence = build_words(
        build, build->advice == ADVICE_UNEARNED ? "ui.tornado" : "ui.tornado_ways", words);
    build_aside(build, table, false);
}
