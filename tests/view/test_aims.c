/*
 * Aims and limits in sight: at 80x24, on every workbench of every track, each verdict takes one row
 * and that row holds its value, its relation and its limit, on every tier.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../lesson/play.h"
#include "view/view.h"

static const char *const track_ids[] = {"cloud", "edge", "mobile", "tiny"};

static struct catalog *catalog;

static char *picture(struct stage *stage, enum tier tier)
{
    struct view *view = view_new(stage);
    struct canvas *canvas = canvas_new(24, 80, tier);
    view_draw(view, canvas);
    char *text = canvas_to_text(canvas);
    canvas_free(canvas);
    view_free(view);
    return text;
}

/* The left column's line of a verdict. */
static const char *line_of(const char *picture, const char *label, char line[200])
{
    const char *found = strstr(picture, label);
    size_t length = found ? strcspn(found, "\n") : 0;
    length = length < 199 ? length : 199;
    memcpy(line, found ? found : "", length);
    line[length] = '\0';
    char *rule = strpbrk(line, "|");
    rule = rule ? rule : strstr(line, "\u2502");
    if (rule) {
        *rule = '\0';
    }
    return found;
}

static void assert_limits_shown(struct stage *stage, enum tier tier, const char *track)
{
    static const char *const signs[] = {"<",       ">",        "=",     "\u2264", "\u2265",
                                        "at most", "at least", "below", "above",  "exactly"};
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    char *shown = picture(stage, tier);
    const char *last = NULL;
    int crowded = 0;
    assert_non_null(verdicts);
    for (size_t i = 0; i < verdicts->row_count; i++) {
        const struct scene_row *row = &verdicts->rows[i];
        char line[200];
        bool signed_ = false;
        const char *at = line_of(shown, row->label, line);
        assert_non_null(row->bound);
        for (size_t s = 0; s < sizeof signs / sizeof signs[0]; s++) {
            signed_ = signed_ || strstr(line, signs[s]);
        }
        bool limit = strstr(line, row->bound->limit) || strstr(line, row->bound->bare_limit);
        if (!at || !signed_ || !limit) {
            fail_msg("%s: the limit of \"%s\" is not in its row: %s\n%s", track, row->label, line,
                     shown);
        }
        char close[40];
        snprintf(close, sizeof close, "=%s", row->bound->bare_limit);
        crowded += strstr(line, close) != NULL;
        if (last) { /* the row below the last one: no line in between */
            const char *next = strchr(last, '\n');
            assert_ptr_equal(strchr(next + 1, '\n'), strchr(at, '\n'));
        }
        last = at;
    }
    assert_in_range(crowded, 0, 1); /* else value, relation and limit stand apart */
    free(shown);
}

static void verdict__shows_value_relation_and_limit__in_one_row(void **unused)
{
    (void)unused;
    static const char *const choices[] = {"hop3", "falls", "ensemble"};
    static const char *const mechanisms[] = {"light", "rework", "judge"};
    for (size_t t = 0; t < sizeof track_ids / sizeof track_ids[0]; t++) {
        for (int part = 1; part <= 3; part++) {
            struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], -1, NULL);
            play_to_workbench(stage, part, choices[part - 1], mechanisms[part - 1]);
            assert_limits_shown(stage, TIER_RICH, track_ids[t]);
            assert_limits_shown(stage, TIER_PLAIN, track_ids[t]);
            assert_string_not_equal(stage_scene(stage)->aim, "");
            stage_close(stage);
        }
    }
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdict__shows_value_relation_and_limit__in_one_row),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
