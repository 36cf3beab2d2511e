#include "scenes/levers.h"

#include <math.h>

#include "scenes/dial_words.h"

static const char *aim_name(const struct build *build, const struct tornado_arm *arm)
{
    return build_textf(build, "aim.%s", arm->aim->id);
}

static void arm_rows(const struct build *build, struct scene_instrument *table,
                     const struct tornado_arm *arm)
{
    for (size_t i = 0; i < arm->count; i++) {
        const struct tornado_bar *bar = &arm->bars[i];
        struct scene_row *row = build_row(table, dial_label(build, bar->control),
                                          build_relative(build, bar->effect));
        /* Bars grow no further than their numbers do. */
        row->share = fmin(bar->effect, RELATIVE_MOST) / fmin(arm->bars[0].effect, RELATIVE_MOST);
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
        arm_rows(build, table, &tornado->arms[i]);
    }
    const struct word words[] = {{"aim", .text = aim}, {0}};
    table->sentence = build_words(build, "ui.tornado", words);
    build_aside(build, table, false);
}
