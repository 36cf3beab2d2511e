/*
 * What a scene proposes next is what a good student does there: at every stop of the tour of every
 * track the lead is held against a list that knows nothing of the lab's own reasons.
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
#include "tour/tour.h"

static struct catalog *catalog;

/* What a good student does next at each stop of the tour, as a field's id, or the beginning of it
 * where it ends with a point; "": any control. */
static const struct {
    const char *screen, *when, *next;
} leads[] = {
    {"start", "", "begin"},
    {"track", "", "track."},
    {"parts", "", "part."},
    {"lock", "", "choice"},
    {"lock", "answered", "lock"},
    {"lock", "under stress", "choice"},
    {"lock", "under stress, answered", "lock"},
    {"case", "as it opens", "try."},
    {"case", "tried", "to_mission"},
    {"workbench", "as it opens", ""},
    {"workbench", "at the end", "to_observe"},
    {"observe", "", "observation"},
    {"finale", "as it opens", ""},
    {"finale", "at the end", "to_stress"},
    {"reflect", "the decision", "decision"},
    {"reveal", "what came of it", "to_legacy"},
    {"reflect", "the legacy", "legacy"},
    {"reflect", "the legacy, submitted", "to_parts"},
    {"reflect", "held against the model", "to_parts"},
    {"end", "", "hand_in"},
};

static bool is_meant(const struct scene_field *field, const char *meant)
{
    size_t length = strlen(meant);
    return length == 0                ? field->kind != SCENE_ACTION && !field->fixed
           : meant[length - 1] == '.' ? strncmp(field->id, meant, length) == 0
                                      : strcmp(field->id, meant) == 0;
}

static void hold_lead(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++) {
        if (strcmp(leads[i].screen, stop->screen) != 0 || strcmp(leads[i].when, stop->when) != 0) {
            continue;
        }
        const struct scene *scene = stage_scene(stage);
        const struct scene_field *next = scene->next ? play_field(stage, scene->next) : NULL;
        if (!next || !is_meant(next, leads[i].next)) {
            fail_msg("%s %s %d leads to %s, not to %s", stop->screen, stop->when, stop->part,
                     scene->next ? scene->next : "nothing", leads[i].next);
        }
        held[i]++;
    }
}

static void each_screen__leads_to_what_is_done_next(void **state)
{
    (void)state;
    static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};
    for (size_t t = 0; t < sizeof tracks / sizeof tracks[0]; t++) {
        size_t held[sizeof leads / sizeof leads[0]] = {0};
        play_tour(catalog, tracks[t], hold_lead, held);
        for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++) {
            if (held[i] == 0) {
                fail_msg("%s: no stop %s %s", tracks[t], leads[i].screen, leads[i].when);
            }
        }
    }
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_screen__leads_to_what_is_done_next)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
