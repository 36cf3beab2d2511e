/* Every line of every screen of every track says in a sentence what it means, and no abbreviation
 * stands on a screen without its words. */
#include "../course/ours.h"
#include "../store/scratch.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tour/tour.h"

/* What is seen of a scene, and what is said of it. */
struct watch {
    const struct tour_stop *stop;
    struct buffer seen;
    size_t lines, bad;
};

static void complain(struct watch *watch, const char *line, const char *says)
{
    struct buffer title = {0};
    tour_title(watch->stop, &title);
    fprintf(stderr, "%s: \"%s\" says \"%s\"\n", buffer_text(&title), line, says);
    watch->bad++;
    buffer_free(&title);
}

/* A sentence, and not the label once more. */
static void judge(struct watch *watch, const char *label, const char *says)
{
    size_t length = strlen(says);
    bool is_sentence = length > 0 && strchr(".!?", says[length - 1]) && strchr(says, ' ');
    watch->lines++;
    bool repeats = strncmp(says, label, strlen(label)) == 0 && length <= strlen(label) + 1;
    if (!is_sentence || says[0] == '[' || repeats) {
        complain(watch, label, says);
    }
}

/* Words in capitals that are no abbreviations, and symbols of units, which the language names. */
static const char *const known[] = {
    "MET",
    "BROKEN",
    "HOLDS",
    "HELD",
    "NOT",
    "CANNOT",
    "SAY",
    "SAVED",
    "CURRENT",
    "STALE",
    "MISSING",
    "YET",
    "OUT",
    "OF",
    "PORTS",
    "PRESET",
    "DEMO",
    "ID",
    "RIGHT",
    "CO2",
    "CO",
    "MB",
    "GB",
    "TB",
    "KB",
    "MW",
    "GW",
    "PW",
    "EFLOP",
    "TFLOP",
    "GFLOP",
    "ZFLOP",
    "MFLOP",
    "GWs",
    "TWh",
    "MWh",
    "Wh",
    "UNANCHORED",
    "ANCHORED",
    "SXM", /* a product's name */

    "FleetSynthesisRadar",
    "GlobalLatencyMap",
};

static bool is_known(const char *word)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i], word) == 0) {
            return true;
        }
    }
    return false;
}

static bool goes_on(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Two capitals in a word of letters alone are an abbreviation. */
static bool is_abbreviation(const char *word)
{
    size_t capitals = 0;
    for (const char *c = word; *c; c++) {
        capitals += isupper((unsigned char)*c) != 0;
        if (!isalpha((unsigned char)*c)) {
            return false;
        }
    }
    return capitals > 1;
}

static void judge_words(struct watch *watch, const char *terms)
{
    const char *c = buffer_text(&watch->seen);
    char word[40];
    while (*c) {
        size_t length = 0;
        while (goes_on(c[length])) {
            length++;
        }
        snprintf(word, sizeof word, "%.*s", (int)length, c);
        if (is_abbreviation(word) && !is_known(word) && !strstr(terms, word)) {
            complain(watch, word, "nothing: it is no term");
        }
        c += length > 0 ? length : 1;
    }
}

static void see(struct watch *watch, const char *text)
{
    buffer_add_format(&watch->seen, "%s\n", text);
}

static void walk(struct stage *stage, const struct tour_stop *stop, void *context)
{
    struct watch *watch = context;
    const struct scene *scene = stage_scene(stage);
    watch->stop = stop;
    buffer_cut(&watch->seen, 0);
    for (size_t i = 0; i < scene->paragraph_count; i++) {
        if (scene->paragraphs[i].style != SCENE_FORMULA) {
            see(watch, scene->paragraphs[i].text);
        }
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        judge(watch, field->label, stage_explain(stage, field, NULL, NULL));
        see(watch, field->label);
        see(watch, field->kind == SCENE_EDIT ? "" : field->value);
    }
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        judge(watch, instrument->title, stage_explain(stage, NULL, instrument, NULL));
        see(watch, instrument->title);
        see(watch, instrument->sentence);
        for (size_t k = 0; k < instrument->row_count; k++) {
            const struct scene_row *row = &instrument->rows[k];
            judge(watch, row->label, stage_explain(stage, NULL, instrument, row));
            see(watch, row->label);
            see(watch, row->value);
            see(watch, row->limit);
        }
    }
    judge_words(watch, stage_terms(stage));
}

static void all_lines__say__what_they_mean(void **state)
{
    struct catalog *catalog = our_catalog();
    for (size_t i = 0; i < catalog->track_count; i++) {
        struct watch watch = {0};
        struct buffer why = {0}, name = {0};
        buffer_add_format(&name, "%s.csv", catalog->tracks[i].id);
        struct stage *stage = stage_open(
            &(struct session_options){.catalog = catalog,
                                      .kernel = store_kernel_system(),
                                      .ledger_path = scratch_path(state, buffer_text(&name)),
                                      .login = "student",
                                      .course = "fleetlab",
                                      .salt = "",
                                      .handin = tour_handin(),
                                      .variant = 8});
        if (!tour_play(stage, catalog, &catalog->tracks[i], 8, walk, &watch, &why)) {
            fail_msg("%s: %s", catalog->tracks[i].id, buffer_text(&why));
        }
        stage_close(stage);
        assert_true(watch.lines > 1000);
        if (watch.bad > 0) {
            fail_msg("%s: %zu of %zu lines", catalog->tracks[i].id, watch.bad, watch.lines);
        }
        buffer_free(&watch.seen);
        buffer_free(&why);
        buffer_free(&name);
    }
    catalog_free(catalog);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_lines__say__what_they_mean, scratch_make,
                                        scratch_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
