/*
 * Aims and limits in sight: at 80x24, on every workbench of every track, in the finale and under
 * stress, in every language, each verdict takes one row and that row holds its value, its relation
 * and its limit, on every tier.
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
#include "../setting.h"
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
    char begin[60];
    snprintf(begin, sizeof begin, "\n  %s", label);
    const char *found = strstr(picture, begin);
    found = found ? found + 1 : NULL;
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

static bool verdict_is_shown(const char *line, const struct scene_row *row)
{
    const char *word = scene_row_verdict(row);
    return !row->verdict || strstr(line, word) != NULL;
}

static void assert_limits_shown(struct stage *stage, enum tier tier, const char *track)
{
    static const char *const signs[] = {"<",      ">",      "=",       "\u2264",
                                        "\u2265", "\u2260", "at most", "at least",
                                        "below",  "above",  "exactly"};
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    char *shown = picture(stage, tier);
    char title[12];
    snprintf(title, sizeof title, "%s", verdicts->title);
    const char *last = NULL, *list = strstr(shown, title);
    assert_non_null(list); /* what binds stands above it, by the same names */
    int crowded = 0;
    assert_non_null(verdicts);
    for (size_t i = 0; i < verdicts->row_count; i++) {
        const struct scene_row *row = &verdicts->rows[i];
        char line[200];
        bool signed_ = false;
        const char *at = line_of(list, row->label, line);
        assert_non_null(row->bound);
        at = at || !row->bound->label ? at : line_of(list, row->bound->label, line);
        for (size_t s = 0; s < sizeof signs / sizeof signs[0]; s++) {
            signed_ = signed_ || strstr(line, signs[s]);
        }
        bool limit = strstr(line, row->bound->limit) || strstr(line, row->bound->bare_limit) ||
                     strstr(line, row->bound->short_limit);
        bool value = strstr(line, row->value) || strstr(line, row->bound->bare_value);
        if (!at || !signed_ || !limit || !value || !verdict_is_shown(line, row)) {
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

/* Every bench of a good student's way. */
static void look(struct stage *stage, const struct tour_stop *stop, void *context)
{
    enum scene_screen screen = play_screen(stage);
    size_t *benches = context;
    if (screen == SCENE_WORKBENCH || screen == SCENE_CASE || screen == SCENE_FINALE ||
        screen == SCENE_STRESS) {
        assert_limits_shown(stage, TIER_RICH, stop->screen);
        ++*benches;
    }
}

static void verdict__shows_them__in_every_language(void **unused)
{
    (void)unused;
    static const char *const languages[] = {"en", "es"};
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        struct fault_list faults = {0};
        struct catalog *spoken = catalog_load(setting("FLEETLAB_DATA_DIR"), languages[i], &faults);
        assert_non_null(spoken);
        for (size_t t = 0; t < sizeof track_ids / sizeof track_ids[0]; t++) {
            size_t benches = 0;
            play_tour(spoken, track_ids[t], look, &benches);
            assert_true(benches > 8);
        }
        catalog_free(spoken);
        fault_free(&faults);
    }
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdict__shows_value_relation_and_limit__in_one_row),
        cmocka_unit_test(verdict__shows_them__in_every_language),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
