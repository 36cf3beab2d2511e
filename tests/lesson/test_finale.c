/*
 * The finale through the session: four fleets, what is missing, what is stale, the radar, the
 * legacy.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "design/judge.h"
#include "play.h"
#include "store/ledger_log.h"
#include "store/pairs.h"

enum { TRACKS = 4 };

static struct catalog *catalog;

/* Designs, part by part, that meet a track's finale. */
static const struct witness {
    const char *track;
    const char *values[PARTS];
} witnesses[TRACKS] = {
    {"cloud",
     {"topology=torus site_capacity=38700 oversubscription=4.3 local_steps=33 scaling=weak",
      "checkpoint_interval=122 clean_share=0.78 asynchronous=on",
      "router=on verifier=on reasoner=on diversity=distinct judge=proof", "site_plan=monsoon"}},
    {"edge",
     {"cell_size=282 local_steps=4", "checkpoint_interval=942 clean_share=0.68 asynchronous=on",
      "size=9 quorum=3 verifier=on reasoner=on diversity=distinct judge=sensor",
      "identity_price=200"}},
    {"mobile",
     {"cell_size=181 wait_share=0.96", "checkpoint_interval=598 clean_share=0.68 asynchronous=on",
      "verifier=on reasoner=on diversity=distinct judge=record", "payload_mb=30 window_s=500"}},
    {"tiny",
     {"cell_size=453 local_steps=3", "checkpoint_interval=6.64 clean_share=0.78 asynchronous=on",
      "router=on verifier=on reasoner=on diversity=distinct judge=ear", "cell_size=294 repeat=3"}},
};

static const char *const choices[] = {"hop3", "falls", "ensemble"};
static const char *const mechanisms[] = {"light", "rework", "judge"};

static const struct part *part_of(const struct witness *w, int part)
{
    return &track_find(catalog, w->track)->parts[part - 1];
}

/* Plays a part up to its reveal, with one committed run, and goes back to the list of parts. */
static void play_part(struct stage *stage, const struct witness *w, int part)
{
    play_to_workbench(stage, part, choices[part - 1], mechanisms[part - 1]);
    assert_true(play_set(stage, part_of(w, part), w->values[part - 1]));
    assert_true(play_act(stage, "commit"));
    assert_true(play_act(stage, "to_observe"));
    assert_true(play_draft(stage, "observation", "seen"));
    assert_true(play_act(stage, "observe"));
    assert_int_equal(play_screen(stage), SCENE_REVEAL);
    assert_true(play_act(stage, "to_workbench"));
    assert_true(play_act(stage, "to_parts"));
}

/* Plays all parts, and stands in the finale with the witness set. */
static struct stage *open_finale(const char *ledger, const struct witness *w)
{
    struct stage *stage = play_open(catalog, ledger, w->track, -1, NULL);
    for (int part = 1; part <= 3; part++) {
        play_part(stage, w, part);
    }
    assert_true(play_act(stage, "part.4"));
    assert_int_equal(play_screen(stage), SCENE_BRIEF);
    assert_true(play_act(stage, "to_workbench"));
    assert_int_equal(play_screen(stage), SCENE_FINALE);
    assert_true(play_set(stage, part_of(w, 4), w->values[3]));
    return stage;
}

/* The pairs of the last record of an event; false if there is none. */
static bool last_record(const char *ledger, const char *event, struct pairs *pairs)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(ledger, &why);
    bool found = false;
    assert_non_null(log);
    for (size_t i = ledger_log_count(log); i-- > 0 && !found;) {
        const struct ledger_record *record = ledger_log_record(log, i);
        found = strcmp(record->event, event) == 0 && pairs_parse(record->value, pairs);
    }
    ledger_log_free(log);
    buffer_free(&why);
    return found;
}

/* ---- the constraints ---- */

static void finale__is_met__by_a_witness_on_every_track(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_finale(play_ledger(), &witnesses[t]);
        assert_int_equal(play_missed(stage), 0);
        assert_non_null(play_row(stage, "binding", "nothing: all constraints are met"));
        assert_int_equal(play_row(stage, "binding", "North star")->verdict, SCENE_MET);
        stage_close(stage);
    }
}

/* The same designs, set by name on the track's defaults. */
static void model_of(const struct witness *w, struct sim_outputs *out)
{
    const struct track *track = track_find(catalog, w->track);
    struct design design = track->defaults;
    char values[400], why[WHY_BYTES], *rest;
    for (int part = 0; part < PARTS; part++) {
        snprintf(values, sizeof values, "%s", w->values[part]);
        for (char *pair = strtok_r(values, " ", &rest); pair; pair = strtok_r(NULL, " ", &rest)) {
            char *value = strchr(pair, '=');
            *value = '\0';
            assert_true(design_set(&catalog->reference, &design, pair, value + 1, why));
        }
    }
    part_pin(track, SIM_PART_FINALE, &design);
    sim_finale_eval(&design.in, out);
}

static void finale__records__what_the_model_says_of_the_same_designs(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        const char *ledger = play_ledger();
        struct stage *stage = open_finale(ledger, &witnesses[t]);
        assert_true(play_act(stage, "commit"));
        stage_close(stage);
        struct sim_outputs out;
        struct pairs pairs;
        size_t count, compared = 0;
        const struct sim_output *table = sim_output_table(&count);
        model_of(&witnesses[t], &out);
        assert_true(last_record(ledger, "finale", &pairs));
        for (size_t i = 0; i < count; i++) {
            double recorded, value = sim_output_get(&out, &table[i]);
            if (table[i].part == SIM_PART_FINALE && !isnan(value)) {
                assert_true(pairs_number(&pairs, table[i].name, &recorded));
                assert_true(fabs(recorded - value) <= 1e-9 * fabs(value));
                compared++;
            }
        }
        assert_true(compared >= 3);
        pairs_free(&pairs);
    }
}

static void finale__on_edge__is_under_a_massive_attack(void **state)
{
    (void)state;
    struct stage *stage = open_finale(play_ledger(), &witnesses[1]);
    assert_null(play_field(stage, "sybil"));
    assert_true(play_type(stage, "identity_price", "10")); /* voices for nothing */
    assert_int_equal(play_row(stage, "verdicts", "captured by Sybils")->verdict, SCENE_NOT_MET);
    assert_int_equal(play_row(stage, "verdicts", "identities cost")->verdict, SCENE_MET);
    assert_true(play_type(stage, "identity_price", "500"));
    assert_int_equal(play_row(stage, "verdicts", "captured by Sybils")->verdict, SCENE_MET);
    assert_int_equal(play_row(stage, "verdicts", "identities cost")->verdict, SCENE_NOT_MET);
    assert_true(play_act(stage, "mend.3"));
    assert_string_equal(play_field(stage, "sybil")->value, "10 %");
    stage_close(stage);
}

static void binding__names_the_largest_shortfall__and_a_control(void **state)
{
    (void)state;
    struct stage *stage = open_finale(play_ledger(), &witnesses[2]);
    assert_true(play_set(stage, part_of(&witnesses[2], 4), "payload_mb=50 window_s=60"));
    const struct scene_row *row = play_row(stage, "binding", "frequency dip");
    assert_non_null(row);
    assert_string_equal(row->value, "11 x the limit"); /* 221 mHz against 20 mHz */
    const struct scene_instrument *principles = play_instrument(stage, "principles");
    assert_string_equal(principles->rows[0].label, "communication");
    assert_true(principles->rows[0].letter == 'M');     /* as on the other face: C is compute */
    assert_string_equal(principles->rows[0].limit, ""); /* no "aim 0.00" */
    assert_true(play_act(stage, "commit"));
    assert_non_null(strstr(play_row(stage, "binding", "frequency dip")->note, "Try "));
    const struct scene_instrument *levers = play_instrument(stage, "tornado");
    assert_string_equal(levers->rows[0].label, "Start window: 60.0 s to 108 s");
    assert_int_equal(levers->rows[0].value[0], '+');
    stage_close(stage);
}

/* A mend, or which way a control helps: nothing of it before the first record. */
static size_t advice(const struct stage *stage)
{
    const struct scene_instrument *binding = play_instrument(stage, "binding");
    const struct scene_instrument *levers = play_instrument(stage, "tornado");
    size_t count = 0;
    for (size_t i = 0; i < binding->row_count; i++) {
        count += strstr(binding->rows[i].note, "Try ") != NULL;
    }
    for (size_t i = 0; i < levers->row_count; i++) {
        count += strchr("+-", levers->rows[i].value[0]) != NULL;
    }
    return count;
}

static void advice__in_a_finale__is_earned_by_a_record(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof witnesses / sizeof witnesses[0]; i++) {
        struct stage *stage = open_finale(play_ledger(), &witnesses[i]);
        const struct part *finale = part_of(&witnesses[i], 4);
        for (size_t k = 0; k < finale->slider_count; k++) { /* so that something breaks */
            play_step(stage, finale->controls[k].name, -30);
        }
        assert_true(play_instrument(stage, "binding")->row_count > 0);
        assert_int_equal(advice(stage), 0);
        assert_true(play_act(stage, "commit"));
        assert_true(advice(stage) > 1);
        const struct scene_instrument *binding = play_instrument(stage, "binding");
        assert_string_not_equal(binding->rows[0].note, ""); /* if only that no step helps */
        stage_close(stage);
    }
}

static void finale__starts__where_part_1_left_a_shared_slider(void **state)
{
    (void)state;
    struct stage *stage = open_finale(play_ledger(), &witnesses[0]);
    assert_string_equal(play_field(stage, "local_steps")->value, "33");
    stage_close(stage);
}

static void map__shows_the_places__of_the_site_plan(void **state)
{
    (void)state;
    struct stage *stage = open_finale(play_ledger(), &witnesses[0]);
    assert_true(play_type(stage, "site_plan", "coal"));
    assert_true(play_view(stage, "map"));
    const struct scene_map *map = play_instrument(stage, "map")->map;
    assert_int_equal(map->site_count, 3);
    assert_string_equal(map->sites[0].name, "Warsaw");
    assert_string_equal(map->sites[1].name, "Mumbai");
    assert_string_equal(map->sites[2].name, "Johannesburg");
    assert_true(play_view(stage, "table"));
    const struct scene_row *plan = play_row(stage, "plans",
                                            "Coal belt: Warsaw, Mumbai, Johannesburg");
    assert_string_equal(plan->value, "105 ms, 163 MW, 0.679 kg/kWh");
    assert_string_equal(plan->limit, "7,171 km");
    stage_close(stage);
}

static void repeat__steps__by_one(void **state)
{
    (void)state;
    struct stage *stage = open_finale(play_ledger(), &witnesses[3]);
    assert_true(play_type(stage, "repeat", "1"));
    assert_true(play_step(stage, "repeat", 1));
    assert_string_equal(play_field(stage, "repeat")->value, "2");
    assert_true(play_step(stage, "repeat", -1));
    assert_string_equal(play_field(stage, "repeat")->value, "1");
    assert_false(play_type(stage, "repeat", "8"));
    stage_close(stage);
}

/* ---- what is missing, what is stale ---- */

static void finale__is_closed__until_part_3_is_revealed(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    assert_false(play_act(stage, "part.4"));
    play_part(stage, &witnesses[0], 1);
    assert_false(play_act(stage, "part.4"));
    play_part(stage, &witnesses[0], 3);
    assert_true(play_act(stage, "part.4"));
    stage_close(stage);
}

static void finale__without_a_run_of_part_2__says_not_yet(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_part(stage, &witnesses[0], 1);
    play_part(stage, &witnesses[0], 3);
    play_act(stage, "part.4");
    play_act(stage, "to_workbench");
    assert_int_equal(play_row(stage, "verdicts", "carbon under cap")->verdict, SCENE_CANNOT_SAY);
    assert_int_equal(play_row(stage, "verdicts", "safety: five nines")->verdict, SCENE_MET);
    assert_string_equal(play_row(stage, "binding", "Part two: Frontier")->value, "NOT YET");
    assert_string_equal(play_row(stage, "c3", "compute")->value, "NOT YET");
    assert_false(play_act(stage, "commit"));
    assert_non_null(strstr(play_message(stage), "NOT YET"));
    assert_false(play_act(stage, "to_legacy"));
    assert_true(play_act(stage, "mend.2")); /* a prediction comes first */
    assert_int_equal(play_screen(stage), SCENE_BRIEF);
    stage_close(stage);
    struct pairs pairs;
    assert_false(last_record(ledger, "finale", &pairs));
}

static const char *finale_evidence(struct stage *stage)
{
    const struct scene *scene;
    assert_true(play_view(stage, "evidence"));
    scene = stage_scene(stage);
    const struct scene_instrument *last = &scene->instruments[scene->instrument_count - 1];
    while (strcmp(last->id, "evidence") != 0) { /* the marks come behind them */
        last--;
    }
    return last->rows[0].value;
}

/* How much of the evidence is called so. */
static size_t evidence_called(struct stage *stage, const char *word)
{
    size_t count = 0;
    assert_true(play_view(stage, "evidence"));
    const struct scene *scene = stage_scene(stage);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        for (size_t k = 0; k < scene->instruments[i].row_count; k++) {
            count += strcmp(scene->instruments[i].rows[k].value, word) == 0;
        }
    }
    assert_true(play_view(stage, NULL));
    return count;
}

/* Each control of a finished part is moved, as its question has one do, and left there. */
static void look_around(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *looked = context;
    if (strcmp(stop->when, "held against the model") != 0) {
        return;
    }
    size_t current = evidence_called(stage, "CURRENT"), stale = evidence_called(stage, "STALE");
    assert_int_equal(stale, 0);
    assert_true(play_act(stage, "to_workbench"));
    assert_null(strstr(play_message(stage), "R brings it back"));
    for (size_t i = 0; i < stage_scene(stage)->field_count; i++) {
        const struct scene_field *field = &stage_scene(stage)->fields[i];
        char id[64];
        snprintf(id, sizeof id, "%s", field->id);
        char *value = strdup(field->value);
        bool moves = field->kind != SCENE_ACTION && !field->fixed;
        bool moved = moves && (play_step(stage, id, 1) || play_step(stage, id, -1)) &&
                     strcmp(play_field(stage, id)->value, value) != 0;
        free(value);
        if (moved) {
            assert_non_null(strstr(play_message(stage), "R brings it back")); /* at once */
            ++*looked;
        }
    }
    assert_true(play_act(stage, "to_reflect"));
    assert_int_equal(evidence_called(stage, "CURRENT"), current);
    assert_int_equal(evidence_called(stage, "STALE"), 0);
    assert_true(play_act(stage, "to_workbench"));
    assert_true(play_event(stage, EVENT_RESTORE));
    assert_true(play_act(stage, "to_reflect"));
}

static void looking_around__makes_nothing_stale(void **state)
{
    (void)state;
    static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};
    for (size_t i = 0; i < sizeof tracks / sizeof tracks[0]; i++) {
        size_t looked = 0;
        play_tour(catalog, tracks[i], look_around, &looked);
        assert_true(looked > 5);
    }
}

/* How many parts the list of parts calls stale. */
static size_t stale_parts(struct stage *stage)
{
    size_t count = 0;
    assert_true(play_act(stage, "to_parts"));
    for (size_t i = 0; i < stage_scene(stage)->field_count; i++) {
        count += strstr(stage_scene(stage)->fields[i].label, "STALE") != NULL;
    }
    return count;
}

/* A later run, and the good one again. */
static void commit_later(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *done = context;
    if (strcmp(stop->when, "held against the model") != 0 || ++*done > 1) {
        return;
    }
    assert_int_equal(stale_parts(stage), 0);
    assert_true(play_act(stage, "part.1"));
    assert_true(play_act(stage, "to_workbench"));
    int way = play_step(stage, "wait_share", 1) ? 1 : -1;
    assert_true(way > 0 || play_step(stage, "wait_share", way));
    assert_true(play_act(stage, "commit"));
    assert_int_equal(stale_parts(stage), 1);
    assert_true(play_act(stage, "part.1"));
    assert_true(play_act(stage, "to_workbench"));
    assert_true(play_step(stage, "wait_share", -way));
    assert_true(play_act(stage, "commit"));
    assert_true(play_act(stage, "to_reflect"));
}

static void part__is_called_stale__in_the_list_after_a_later_run(void **state)
{
    size_t done = 0;
    (void)state;
    play_tour(catalog, "mobile", commit_later, &done);
    assert_true(done > 0);
}

static void finale__goes_stale__when_a_part_is_mended(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = open_finale(ledger, &witnesses[0]);
    assert_string_equal(finale_evidence(stage), "MISSING");
    play_view(stage, NULL);
    assert_true(play_act(stage, "commit"));
    assert_string_equal(finale_evidence(stage), "CURRENT");
    play_view(stage, NULL);
    assert_true(play_act(stage, "mend.3"));
    assert_true(play_set(stage, part_of(&witnesses[0], 3), "judge=tests"));
    assert_true(play_act(stage, "to_finale")); /* tried, not committed: nothing has changed */
    assert_string_equal(finale_evidence(stage), "CURRENT");
    play_view(stage, NULL);
    assert_true(play_act(stage, "mend.3"));
    assert_true(play_act(stage, "commit"));
    assert_true(play_act(stage, "to_finale"));
    assert_non_null(strstr(play_message(stage), "Run 1 of the finale was recorded with earlier"));
    assert_string_equal(finale_evidence(stage), "STALE");
    stage_close(stage);

    stage = play_open(catalog, ledger, NULL, -1, NULL);
    assert_true(play_act(stage, "resume"));
    assert_string_equal(finale_evidence(stage), "STALE");
    play_view(stage, NULL);
    play_act(stage, "part.4");
    stage_close(stage);
}

/* ---- the legacy ---- */

/* The shortest way: no repair. */
static void play_through_stress(struct stage *stage)
{
    assert_true(play_act(stage, "to_stress"));
    assert_true(play_type(stage, "choice", "holds"));
    assert_true(play_type(stage, "confidence", "1"));
    assert_true(play_act(stage, "lock"));
    assert_int_equal(play_screen(stage), SCENE_STRESS);
    assert_true(play_act(stage, "to_decide"));
    assert_true(play_type(stage, "decision", "defer"));
    assert_true(play_draft(stage, "risk", "What broke breaks again."));
    assert_true(play_act(stage, "submit"));
    assert_int_equal(play_screen(stage), SCENE_REVEAL);
}

static bool says(const struct stage *stage, const char *words)
{
    char *text = play_text(stage);
    bool said = strstr(text, words) != NULL;
    free(text);
    return said;
}

/* A strike is of the run that was recorded then. */
static void stress__says__that_it_keeps_an_older_run(void **state)
{
    (void)state;
    struct stage *stage = open_finale(play_ledger(), &witnesses[0]);
    assert_true(play_act(stage, "commit"));
    play_through_stress(stage);
    assert_false(says(stage, "Stress keeps"));
    assert_true(play_act(stage, "to_workbench") && play_act(stage, "mend.3"));
    assert_true(play_set(stage, part_of(&witnesses[0], 3), "judge=tests"));
    assert_true(play_act(stage, "commit") && play_act(stage, "to_finale"));
    assert_true(says(stage, "Stress keeps run 1 of the finale"));
    assert_true(play_act(stage, "to_workbench"));
    assert_non_null(
        strstr(play_message(stage), "record it again. Stress keeps run 1 of the finale"));
    stage_close(stage);
}

/* Nothing of the strike is there before the lock is on disk; then the strike follows it at once. */
static void stress__is_sealed__until_its_lock_is_on_disk(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        const char *ledger = play_ledger();
        struct stage *stage = open_finale(ledger, &witnesses[t]);
        struct pairs pairs;
        assert_true(play_act(stage, "commit"));
        assert_true(play_act(stage, "to_stress"));
        assert_int_equal(stage_scene(stage)->instrument_count, 0);
        assert_false(play_view(stage, "table"));
        assert_false(play_view(stage, "hint"));
        assert_false(play_act(stage, "lock")); /* no answer yet */
        assert_false(last_record(ledger, "stress", &pairs));
        assert_true(play_type(stage, "choice", "holds"));
        assert_true(play_type(stage, "confidence", "3"));
        assert_true(play_act(stage, "lock"));
        assert_non_null(play_instrument(stage, "stress"));
        assert_true(last_record(ledger, "stress", &pairs));
        pairs_free(&pairs);
        stage_close(stage);
    }
}

/* What is said of tiny's strike at its end: the room of what broke and of what was predicted, and
 * why. */
static char *struck_words(bool repaired)
{
    struct stage *stage = open_finale(play_ledger(), &witnesses[3]);
    assert_true(play_act(stage, "commit") && play_act(stage, "to_stress"));
    assert_true(play_type(stage, "choice", "north_star") && play_type(stage, "confidence", "3"));
    assert_true(play_act(stage, "lock"));
    assert_true(!repaired || (play_type(stage, "repeat", "4") && play_act(stage, "repair")));
    assert_true(play_act(stage, "to_decide") && play_type(stage, "decision", "defer"));
    assert_true(play_draft(stage, "risk", "Frost.") && play_act(stage, "submit"));
    char *text = play_text(stage), *from = strstr(text, "mesh entropy: margin ");
    assert_true(from && strstr(from, "north star: power: margin "));
    char *to = strstr(from, "Of 6 steps");
    char *words = strndup(from, (size_t)(to - from));
    free(text);
    stage_close(stage);
    return words;
}

static void stress__says_why__by_the_design_as_it_was_struck(void **state)
{
    (void)state;
    char *left = struck_words(false), *mended = struck_words(true);
    assert_string_equal(left, mended);
    assert_non_null(strstr(left, " before the strike, over by "));
    free(left);
    free(mended);
}

/* How many notes advise something: each a control of this screen, or none at all. */
static size_t advised_here(const struct stage *stage)
{
    const struct scene_instrument *binding = play_instrument(stage, "binding");
    size_t named = 0;
    for (size_t i = 0; i < binding->row_count; i++) {
        const char *note = binding->rows[i].note;
        bool here = !*note || strstr(note, "No step of one control") != NULL;
        for (size_t k = 0; !here && k < stage_scene(stage)->field_count; k++) {
            const char *label = stage_scene(stage)->fields[k].label;
            here = *label && strstr(note, label) != NULL;
        }
        if (!here || strstr(note, "(part")) {
            fail_msg("%s: %s", binding->rows[i].label, note);
        }
        named += *note != '\0';
    }
    return named;
}

/* A repair moves controls of this screen alone, wherever they stand: no other is advised. */
static void repairs__are_advised__among_their_own_controls(void **state)
{
    (void)state;
    size_t named = 0;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_finale(play_ledger(), &witnesses[t]);
        const struct track *track = track_find(catalog, witnesses[t].track);
        assert_true(play_act(stage, "commit") && play_act(stage, "to_stress"));
        assert_true(play_type(stage, "choice", "holds") && play_type(stage, "confidence", "1"));
        assert_true(play_act(stage, "lock"));
        for (size_t i = 0; i < track->stress.bench.slider_count; i++) {
            for (int step = -20; step <= 20; step += 4) {
                play_step(stage, track->stress.bench.controls[i].name, step);
                named += advised_here(stage);
            }
        }
        stage_close(stage);
    }
    assert_true(named > 10);
}

/* What did not hold before the strike can't break: it is not named, however far it is missed. The
 * way to repair is told before the first one: one control, and how many steps must be held. */
static void stress__names__only_what_held_before(void **state)
{
    (void)state;
    struct stage *stage = open_finale(play_ledger(), &witnesses[3]);
    assert_true(play_type(stage, "bits_per_s", "40"));
    assert_true(play_act(stage, "commit") && play_act(stage, "to_stress"));
    assert_true(play_type(stage, "choice", "holds") && play_type(stage, "confidence", "1"));
    assert_true(play_act(stage, "lock"));
    assert_int_equal(play_row(stage, "verdicts", "bit rate")->verdict, SCENE_NOT_MET);
    assert_null(play_row(stage, "binding", "bit rate"));
    assert_non_null(play_row(stage, "binding", "mesh entropy"));

    char *text = play_text(stage);
    assert_non_null(strstr(stage_scene(stage)->aim, "one control a repair"));
    assert_non_null(strstr(text, "Repairs left: 3."));
    const char *struck = strstr(text, "Struck at step ") + strlen("Struck at step ");
    const struct scene_row *held = play_row(stage, "stress", "steps held");
    assert_int_equal(atoi(held->bound->limit), atoi(struck));
    assert_int_equal(atoi(held->value), atoi(struck) - 1);
    assert_string_equal(held->bound->sign, ">=");
    free(text);
    stage_close(stage);
}

/* Figures under the strike, and those of the legacy, name their fleet. */
static void figures__name__the_fleet_that_they_are_of(void **state)
{
    (void)state;
    struct stage *stage = open_finale(play_ledger(), &witnesses[3]);
    assert_true(play_act(stage, "commit") && play_act(stage, "to_stress"));
    assert_true(play_type(stage, "choice", "holds") && play_type(stage, "confidence", "1"));
    assert_true(play_act(stage, "lock"));
    assert_non_null(strstr(play_instrument(stage, "verdicts")->title, "Under stress"));
    assert_true(play_type(stage, "repeat", "4") && play_act(stage, "repair"));
    assert_true(play_act(stage, "to_decide"));
    const char *decided = play_instrument(stage, "verdicts")->title;
    assert_non_null(strstr(decided, "Under stress, step "));
    assert_non_null(strstr(decided, "repairs: 1"));
    char under[40], recorded[40];
    snprintf(under, sizeof under, "%s", play_row(stage, "verdicts", "mesh entropy")->value);
    assert_true(play_type(stage, "decision", "defer") && play_draft(stage, "risk", "Frost."));
    assert_true(play_act(stage, "submit") && play_act(stage, "to_legacy"));
    const struct scene_instrument *legacy = play_instrument(stage, "verdicts");
    assert_non_null(strstr(legacy->title, "Run 1 as you recorded it, before any stress"));
    assert_non_null(strstr(legacy->sentence, "and holds"));
    snprintf(recorded, sizeof recorded, "%s", play_row(stage, "verdicts", "mesh entropy")->value);
    assert_string_not_equal(under, recorded);
    stage_close(stage);
}

/* One control a repair, three of them; what is left half done is there after a restart. */
static void repairs__are_three__of_one_control_each(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = open_finale(ledger, &witnesses[1]);
    assert_true(play_act(stage, "commit") && play_act(stage, "to_stress"));
    assert_true(play_type(stage, "choice", "captured") && play_type(stage, "confidence", "1"));
    assert_true(play_act(stage, "lock"));
    assert_false(play_act(stage, "repair")); /* nothing is changed */
    assert_true(play_step(stage, "identity_price", 1) && play_step(stage, "neighbours", 1));
    assert_false(play_act(stage, "repair")); /* two are */
    assert_true(play_event(stage, EVENT_UNDO));
    assert_true(play_act(stage, "repair"));
    assert_true(play_step(stage, "identity_price", -1));
    assert_true(play_act(stage, "repair")); /* to take it back is one, too */
    assert_true(play_step(stage, "quorum", 1));
    char *before = play_text(stage);
    stage_close(stage);
    stage = play_open(catalog, ledger, NULL, -1, NULL);
    assert_true(play_act(stage, "to_parts") && play_act(stage, "part.4"));
    assert_int_equal(play_screen(stage), SCENE_STRESS);
    char *after = play_text(stage);
    assert_string_equal(after, before);
    assert_true(play_act(stage, "repair"));
    assert_true(play_step(stage, "neighbours", 1));
    assert_false(play_act(stage, "repair")); /* none is left */
    free(before);
    free(after);
    stage_close(stage);
}

/* What the screen says of a design under the strike: each verdict, and how many steps it holds. */
static void read_stress(const struct stage *stage, char *read, size_t room)
{
    const struct scene *scene = stage_scene(stage);
    size_t length = 0;
    read[0] = '\0';
    for (size_t i = 0; i < scene->instrument_count; i++) {
        for (size_t k = 0; k < scene->instruments[i].row_count; k++) {
            const struct scene_row *row = &scene->instruments[i].rows[k];
            bool judged = row->verdict == SCENE_MET || row->verdict == SCENE_NOT_MET;
            bool holds = strcmp(scene->instruments[i].id, "stress") == 0;
            if (judged && length < room) {
                length += (size_t)snprintf(read + length, room - length, "%d%s;", row->verdict,
                                           holds ? row->value : "");
            }
        }
    }
    assert_true(length > 4 && length < room);
}

/* Each control, one step each way: it is asked about where the screen says the same as before. */
static void repair__that_gains_nothing__is_asked_about(void **state)
{
    (void)state;
    size_t asked = 0, unasked = 0;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_finale(play_ledger(), &witnesses[t]);
        char before[400], after[400];
        assert_true(play_act(stage, "commit") && play_act(stage, "to_stress"));
        assert_true(play_type(stage, "choice", "holds") && play_type(stage, "confidence", "1"));
        assert_true(play_act(stage, "lock"));
        read_stress(stage, before, sizeof before);
        assert_null(play_field(stage, "repair")->confirm); /* refused: nothing is changed */
        const struct part *bench = &track_find(catalog, witnesses[t].track)->stress.bench;
        for (size_t i = 0; i < 2 * bench->slider_count; i++) {
            const char *control = bench->controls[i / 2].name;
            char *was = strdup(play_field(stage, control)->value);
            bool moved = play_step(stage, control, i % 2 ? 1 : -1) &&
                         strcmp(play_field(stage, control)->value, was) != 0;
            free(was);
            if (!moved) { /* it is at its end */
                continue;
            }
            read_stress(stage, after, sizeof after);
            bool same = strcmp(before, after) == 0;
            if ((play_field(stage, "repair")->confirm != NULL) != same) {
                fail_msg("%s %s, %zu: %s, then %s", witnesses[t].track, control, i % 2, before,
                         after);
            }
            asked += same;
            unasked += !same;
            assert_true(play_event(stage, EVENT_UNDO));
        }
        stage_close(stage);
    }
    assert_true(asked > 4 && unasked > 0);
}

static void legacy__is_defended__beside_the_recorded_constraints(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        const char *ledger = play_ledger();
        struct stage *stage = open_finale(ledger, &witnesses[t]);
        assert_false(play_act(stage, "to_stress"));
        assert_true(play_act(stage, "commit"));
        assert_false(play_act(stage, "to_legacy"));
        play_through_stress(stage);
        assert_true(play_act(stage, "to_legacy"));
        assert_int_equal(play_screen(stage), SCENE_REFLECT);
        assert_int_equal(play_missed(stage), 0);
        assert_false(play_act(stage, "submit"));
        assert_true(play_draft(stage, "legacy", "It spends light to save power."));
        assert_true(play_act(stage, "submit"));
        assert_null(strstr(play_message(stage), "hecked")); /* it has no field that is */
        stage_close(stage);
        struct pairs pairs;
        assert_true(last_record(ledger, "legacy", &pairs));
        assert_string_equal(pairs_get(&pairs, "legacy"), "It spends light to save power.");
        pairs_free(&pairs);
    }
}

static void finale__is_the_same__after_quitting(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        const char *ledger = play_ledger();
        struct stage *stage = open_finale(ledger, &witnesses[t]);
        play_act(stage, "commit");
        play_act(stage, "mend.1");
        play_act(stage, "to_finale");
        char *before = play_text(stage);
        stage_close(stage);
        stage = play_open(catalog, ledger, NULL, -1, NULL);
        play_act(stage, "to_parts");
        play_act(stage, "part.4");
        char *after = play_text(stage);
        assert_string_equal(after, before);
        free(before);
        free(after);
        stage_close(stage);
    }
}

/* ---- the radar and the principles in every workbench ---- */

static void radar__axes_of_parts_not_opened__read_not_yet(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_true(play_view(stage, "radar"));
    assert_string_equal(play_row(stage, "c3", "compute")->value, "NOT YET");
    assert_string_equal(play_row(stage, "c3", "coordination")->value, "0.86");
    assert_string_equal(play_row(stage, "principles", "responsibility")->value, "NOT YET");
    assert_true(isnan(play_instrument(stage, "c3")->radar->values[0]));
    assert_true(play_view(stage, "math"));
    char *text = play_text(stage);
    assert_non_null(strstr(text, "part three measures how often a wrong answer passes. (NOT YET)"));
    free(text);
    play_view(stage, NULL);
    play_act(stage, "to_parts");
    play_to_workbench(stage, 3, "ensemble", "judge");
    assert_true(play_view(stage, "radar"));
    assert_string_equal(play_row(stage, "principles", "responsibility")->value, "0.23");
    assert_string_equal(play_row(stage, "principles", "failure")->value, "NOT YET");
    assert_string_equal(play_row(stage, "c3", "coordination")->value, "0.86");
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finale__is_met__by_a_witness_on_every_track),
        cmocka_unit_test(finale__records__what_the_model_says_of_the_same_designs),
        cmocka_unit_test(finale__on_edge__is_under_a_massive_attack),
        cmocka_unit_test(binding__names_the_largest_shortfall__and_a_control),
        cmocka_unit_test(advice__in_a_finale__is_earned_by_a_record),
        cmocka_unit_test(finale__starts__where_part_1_left_a_shared_slider),
        cmocka_unit_test(map__shows_the_places__of_the_site_plan),
        cmocka_unit_test(repeat__steps__by_one),
        cmocka_unit_test(finale__is_closed__until_part_3_is_revealed),
        cmocka_unit_test(finale__without_a_run_of_part_2__says_not_yet),
        cmocka_unit_test(looking_around__makes_nothing_stale),
        cmocka_unit_test(part__is_called_stale__in_the_list_after_a_later_run),
        cmocka_unit_test(finale__goes_stale__when_a_part_is_mended),
        cmocka_unit_test(stress__is_sealed__until_its_lock_is_on_disk),
        cmocka_unit_test(stress__says__that_it_keeps_an_older_run),
        cmocka_unit_test(stress__says_why__by_the_design_as_it_was_struck),
        cmocka_unit_test(repairs__are_advised__among_their_own_controls),
        cmocka_unit_test(stress__names__only_what_held_before),
        cmocka_unit_test(figures__name__the_fleet_that_they_are_of),
        cmocka_unit_test(repairs__are_three__of_one_control_each),
        cmocka_unit_test(repair__that_gains_nothing__is_asked_about),
        cmocka_unit_test(legacy__is_defended__beside_the_recorded_constraints),
        cmocka_unit_test(finale__is_the_same__after_quitting),
        cmocka_unit_test(radar__axes_of_parts_not_opened__read_not_yet),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
