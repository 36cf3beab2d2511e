/*
 * A figure never contradicts the verdict beside it. Designs by chance, and designs found so near a
 * limit that the usual digits show value and limit as one, on every track and in every part: what a
 * row shows, drawn in columns of any width, is read back and held against its verdict's word.
 */
#include <ctype.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "course/text.h"
#include "design/dial.h"
#include "play.h"
#include "tagged.h"
#include "view/verdicts.h"

enum { DESIGNS = 6, HALVINGS = 40, LINE_BYTES = 400 };

static struct catalog *catalog;
static uint32_t chance = 7;
static size_t read_back, nearest_read; /* rows, and those whose two figures are nearly one */
static size_t told_near;               /* figures of texts that are nearly their limit */
/* Those that miss it, and read as the limit itself: a few designs are on it to the last bit. */
static size_t read_as_limit, told_as_limit;

/* Knuth's and Lewis's generator: a share of 0..1. */
static double by_chance(void)
{
    chance = 1664525 * chance + 1013904223;
    return (double)(chance >> 8) / (1 << 24);
}

/* ---- what is read ---- */

/* Whether VALUE and LIMIT stand as a relation says; which one is in the words between them. */
static bool stands(const char *relation, double value, double limit)
{
    if (relation[0] == '!') {
        return value != limit;
    }
    bool equal = relation[0] == '=' || strstr(relation, "<=") || strstr(relation, ">=") ||
                 strstr(relation, "at ");
    bool above = relation[0] == '>' || strstr(relation, "at least") || strstr(relation, "above");
    bool below = relation[0] == '<' || strstr(relation, "at most") || strstr(relation, "below");
    return (equal && value == limit) || (above && value > limit) || (below && value < limit);
}

/*
 * "NOT MET 44 %, at most 40 %": words say what is wanted, which isn't so where it is not met;
 * "NOT MET 44>40": signs say what is.
 */
static bool agrees(const char *line)
{
    static const char *const relations[] = {
        "at most", "at least", "below", "above", "exactly", "!=", "<=", ">=", "<", ">", "="};
    double slack;
    const char *met = strstr(line, "MET"), *relation = NULL;
    for (size_t i = 0; met && !relation && i < sizeof relations / sizeof relations[0]; i++) {
        relation = strstr(met, relations[i]);
    }
    double value = relation ? tagged_number(met, (size_t)(relation - met), &slack) : NAN;
    double limit = relation ? tagged_number(relation, strlen(relation), &slack) : NAN;
    if (isnan(value) || isnan(limit)) {
        return true;
    }
    read_back++;
    nearest_read += fabs(value - limit) < 1e-3 * fabs(limit);
    bool not_met = met - 4 >= line && strncmp(met - 4, "NOT ", 4) == 0;
    bool wanted = isalpha((unsigned char)relation[0]);
    bool so = stands(relation[0] == 'e' ? "=" : relation, value, limit);
    read_as_limit += not_met && value == limit;
    return so != (wanted && not_met);
}

/* ---- what is drawn ---- */

static void check_row(const struct scene_row *row)
{
    static const int widths[] = {32, 36, 40, 44, 50, 60, 80, 120};
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        struct canvas *canvas = canvas_new(4, widths[i], TIER_PLAIN);
        verdicts_draw(canvas, (struct rect){.rows = 4, .cols = widths[i]}, row, 1, 0, 1);
        char *drawn = canvas_to_text(canvas);
        drawn[strcspn(drawn, "\n")] = '\0';
        if (!agrees(drawn)) {
            fail_msg("%d columns: %s", widths[i], drawn);
        }
        free(drawn);
        canvas_free(canvas);
    }
}

/* A figure that is told anywhere else: on its side of the limit, too, where that is a number. */
static void check_told(const struct rule *aim, enum scene_verdict verdict, const struct unit *unit,
                       const char *said, size_t length)
{
    double slack, told = tagged_number(said, length, &slack) * unit->factor;
    double limit = aim->limit.number;
    if (isnan(told) || aim->limit.output || aim->limit.param || aim->limit.figure) {
        return;
    }
    if (fabs(told - limit) < 1e-15 * fabs(limit)) {
        told = limit;
    }
    bool holds = aim->relation == RELATION_AT_MOST    ? told <= limit
                 : aim->relation == RELATION_BELOW    ? told < limit
                 : aim->relation == RELATION_AT_LEAST ? told >= limit
                 : aim->relation == RELATION_ABOVE    ? told > limit
                                                      : told == limit;
    told_near += fabs(told - limit) < 1e-3 * fabs(limit);
    told_as_limit += verdict == SCENE_NOT_MET && told == limit;
    if (holds != (verdict == SCENE_MET)) {
        fail_msg("%s: %.*s, which is %s", aim->id, (int)length, said,
                 verdict == SCENE_MET ? "MET" : "NOT MET");
    }
}

/* Every number of a text that is about an aim. */
static void hear(const struct part *part, const struct scene_instrument *verdicts, const char *text)
{
    for (const char *at = text; at && (at = strchr(at, '\1')) != NULL; at++) {
        char name[48], unit[48];
        int read = 0;
        assert_int_equal(sscanf(at, "\1%47[^:]:%47[^\2]\2%n", name, unit, &read), 2);
        const char *said = at + read;
        for (size_t i = 0; i < part->aim_count; i++) {
            if (strcmp(part->aims[i].name, name) == 0) {
                check_told(&part->aims[i], verdicts->rows[i].verdict,
                           unit_find(&catalog->reference.units, unit), said, strcspn(said, "\3"));
            }
        }
    }
}

/* The alarm's number, too. */
static void check_texts(const struct stage *stage, const struct part *part)
{
    const struct scene *scene = stage_scene(stage);
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    for (size_t i = 0; i < scene->field_count; i++) {
        hear(part, verdicts, scene->fields[i].change);
    }
    for (size_t i = 0; i < scene->instrument_count; i++) {
        hear(part, verdicts, scene->instruments[i].sentence);
    }
    for (size_t i = 0; scene->alarm && i < part->failure_count; i++) {
        const struct rule *failure = &part->failures[i];
        char id[80];
        snprintf(id, sizeof id, "failure.%s.word", failure->id);
        const char *word = text_of(catalog, NULL, (int)part->number, id);
        if (failure->name && strncmp(scene->message, word, strlen(word)) == 0) {
            const char *number = scene->message + strlen(word);
            check_told(failure, SCENE_MET, failure->unit, number, strlen(number));
        }
    }
}

/* With their limits in words, too, as linear mode has them. */
static void check_verdicts(const struct stage *stage, const struct part *part)
{
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    assert_non_null(verdicts);
    check_texts(stage, part);
    for (size_t i = 0; i < verdicts->row_count; i++) {
        const struct scene_row *row = &verdicts->rows[i];
        char line[LINE_BYTES];
        snprintf(line, sizeof line, "%s %s, %s", scene_row_verdict(row), row->value, row->limit);
        if (!agrees(line)) {
            fail_msg("%s: %s", row->label, line);
        }
        check_row(row);
    }
}

/* ---- designs ---- */

/* Types a number in the model's unit; what is refused stays where it is. */
static void put(struct stage *stage, const struct part *part, const struct control *control,
                double value)
{
    char text[64];
    snprintf(text, sizeof text, "%.17g", value / control->unit->factor);
    play_type(stage, control->name, text);
    check_verdicts(stage, part);
}

static double somewhere(const struct control *control, double share)
{
    return control->log && control->min > 0 ? control->min * pow(control->max / control->min, share)
                                            : control->min + share * (control->max - control->min);
}

/* The words of all verdicts, a bit each. */
static unsigned words_of(const struct stage *stage)
{
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    unsigned words = 0;
    for (size_t i = 0; i < verdicts->row_count; i++) {
        words |= (unsigned)(verdicts->rows[i].verdict == SCENE_MET) << i;
    }
    return words;
}

/* Between two places of a slider where verdicts differ, to where each of them turns. */
static void near_limit(struct stage *stage, const struct part *part, const struct control *control)
{
    put(stage, part, control, control->max);
    unsigned at_high = words_of(stage);
    put(stage, part, control, control->min);
    unsigned at_low = words_of(stage), turned = at_low ^ at_high;
    for (unsigned word = 1; word <= turned; word <<= 1) {
        double low = control->min, high = control->max;
        for (size_t i = 0; (turned & word) && i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            put(stage, part, control, middle);
            *((words_of(stage) & word) == (at_low & word) ? &low : &high) = middle;
        }
    }
}

/* An option by chance; what is refused stays. */
static void choose(struct stage *stage, const struct control *control)
{
    const struct event event = {.kind = EVENT_CHOOSE,
                                .field = control->name,
                                .steps = (int)(by_chance() * (double)dial_option_count(control))};
    stage_handle(stage, &event);
}

static void check_part(struct stage *stage, const struct part *part)
{
    for (size_t i = 0; i < DESIGNS; i++) {
        for (size_t k = 0; k < part->slider_count; k++) {
            const struct control *control = &part->controls[k];
            if (!control->fixed && dial_is_option(control)) {
                choose(stage, control);
            } else if (!control->fixed) {
                near_limit(stage, part, control);
                put(stage, part, control, somewhere(control, by_chance()));
            }
        }
    }
}

static void check_track(const struct track *track)
{
    static const char *const choices[] = {"hop3", "falls", "ensemble"};
    static const char *const mechanisms[] = {"light", "rework", "judge"};
    struct stage *stage = play_open(catalog, play_ledger(), track->id, 8, NULL);
    for (int part = 1; part <= 3; part++) {
        play_to_workbench(stage, part, choices[part - 1], mechanisms[part - 1]);
        check_part(stage, &track->parts[part - 1]);
        assert_true(play_act(stage, "commit"));
        assert_true(play_act(stage, "to_observe"));
        assert_true(play_draft(stage, "observation", "seen"));
        assert_true(play_act(stage, "observe"));
        assert_true(play_act(stage, "to_workbench"));
        assert_true(play_act(stage, "to_parts"));
    }
    assert_true(play_act(stage, "part.4"));
    assert_true(play_act(stage, "to_workbench"));
    assert_int_equal(play_screen(stage), SCENE_FINALE);
    check_part(stage, &track->parts[SIM_PART_FINALE - 1]);
    stage_close(stage);
}

static void figures__of_any_design__stand_as_the_verdict_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < catalog->track_count; i++) {
        check_track(&catalog->tracks[i]);
    }
    assert_true(read_back > 100000 && nearest_read > 1000 && told_near > 1000);
    assert_true(read_as_limit < 500 && told_as_limit < 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures__of_any_design__stand_as_the_verdict_says),
    };
    catalog = play_catalog();
    tagged_texts(catalog);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
