/* Numbers as people read them, texts by scope, placeholders; the arena that holds them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ours.h"
#include "design/evaluate.h"
#include "store/arena.h"
#include "course/text.h"
#include "scenes/fill.h"

static const struct unit none = {"-", "", {"", ""}, "", "", 1};
static const struct unit km = {"km", "km", {"kilometre", "kilometres"}, "kilometres", "km", 1};
static const struct unit ms = {"ms",           "ms", {"millisecond", "milliseconds"},
                               "milliseconds", "s",  1e-3};
static const struct unit percent = {"percent", "%", {"per cent", "per cent"}, "per cent", "", 0.01};
static const struct unit usd = {"usd", "$", {"dollar", "dollars"}, "dollars", "$", 1};

struct number_case {
    double value;
    const struct unit *unit;
    int digits;
    enum number_form form;
    const char *text;
};

static void check_numbers(const struct catalog *catalog, const struct number_case *cases,
                          size_t count)
{
    struct arena *arena = arena_new();
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(number_text(catalog, arena, cases[i].value, cases[i].unit,
                                        cases[i].digits, cases[i].form),
                            cases[i].text);
    }
    arena_free(arena);
}

static void number__groups__thousands(void **state)
{
    static const struct number_case cases[] = {
        {10000, &km, 0, NUMBER_PLAIN, "10,000 km"},
        {999, &none, 0, NUMBER_PLAIN, "999"},
        {1000, &none, 0, NUMBER_PLAIN, "1,000"},
        {-1234567.891, &none, 2, NUMBER_PLAIN, "-1,234,567.89"},
        {100000, &none, 0, NUMBER_PLAIN, "100,000"},
        {123, &none, 3, NUMBER_PLAIN, "123.000"},
    };
    check_numbers(*state, cases, sizeof cases / sizeof cases[0]);
}

static void number__keeps__significant_digits(void **state)
{
    static const struct number_case cases[] = {
        {7.60207, &none, -3, NUMBER_PLAIN, "7.60"}, {0.0862017, &ms, -3, NUMBER_PLAIN, "86.2 ms"},
        {9.996, &none, -3, NUMBER_PLAIN, "10.0"},   {12312.84, &none, -3, NUMBER_PLAIN, "12,313"},
        {0, &none, -3, NUMBER_PLAIN, "0.00"},       {0.4, &percent, 0, NUMBER_PLAIN, "40 %"},
    };
    check_numbers(*state, cases, sizeof cases / sizeof cases[0]);
}

static void number__writes__powers_of_ten(void **state)
{
    static const struct number_case cases[] = {
        {3.31013e-6, &none, -3, NUMBER_PLAIN, "3.31e-6"},
        {1.22447e19, &none, -3, NUMBER_PLAIN, "1.22e19"},
        {1.22447e19, &none, 0, NUMBER_PLAIN, "1.22e19"},
        {3.31013e-6, &none, -3, NUMBER_WORDS, "3.31 times 10 to the minus 6"},
        {3.31013e-6, &none, 4, NUMBER_PLAIN, "0.0000"},
    };
    check_numbers(*state, cases, sizeof cases / sizeof cases[0]);
}

static void number__shortens__counts(void **state)
{
    static const struct number_case cases[] = {
        {1e6, &none, 0, NUMBER_SHORT, "1M"},      {1.5e6, &none, -3, NUMBER_SHORT, "1.5M"},
        {8192, &none, -3, NUMBER_SHORT, "8.19k"}, {100000, &none, 0, NUMBER_SHORT, "100k"},
        {-2e9, &none, 0, NUMBER_SHORT, "-2G"},    {999, &none, 0, NUMBER_SHORT, "999"},
    };
    check_numbers(*state, cases, sizeof cases / sizeof cases[0]);
}

static void number__says__units_and_what_has_none(void **state)
{
    static const struct number_case cases[] = {
        {10000, &km, 0, NUMBER_WORDS, "10,000 kilometres"},
        {1, &km, 0, NUMBER_WORDS, "1 kilometre"},
        {1500, &usd, 0, NUMBER_PLAIN, "$1,500"},
        {-1500, &usd, 0, NUMBER_PLAIN, "-$1,500"},
        {1500, &usd, 0, NUMBER_WORDS, "1,500 dollars"},
        {NAN, &km, 0, NUMBER_PLAIN, "cannot say"},
        {INFINITY, &none, 0, NUMBER_PLAIN, "infinite"},
        {-INFINITY, &none, 0, NUMBER_WORDS, "minus infinite"},
        {-0.001, &none, 2, NUMBER_PLAIN, "0.00"},
    };
    check_numbers(*state, cases, sizeof cases / sizeof cases[0]);
}

/* ---- texts ---- */

static void text_find__prefers__the_nearer_scope(void **state)
{
    const struct track *cloud = track_find(*state, "cloud");
    const struct track *edge = track_find(*state, "edge");
    const char *own = text_find(*state, cloud, 1, "lock.choice.hop1");
    assert_non_null(own);
    assert_string_not_equal(own, text_find(*state, edge, 1, "lock.choice.hop1"));
    assert_string_equal(own, text_find(*state, NULL, 0, "cloud.part1.lock.choice.hop1"));
    assert_null(text_find(*state, cloud, 1, "no.such.text"));
    assert_string_equal(text_of(*state, cloud, 1, "no.such.text"), "[no.such.text]");
}

/* The first that is there of the four ids that a text may have, each looked up as it is. */
static const char *by_whole_id(const struct catalog *catalog, const struct track *track, int part,
                               const char *id)
{
    const char *in = part_id((enum sim_part)part), *found = NULL;
    char whole[4][200];
    snprintf(whole[0], sizeof whole[0], "%s.%s.%s", track->id, in, id);
    snprintf(whole[1], sizeof whole[1], "%s.%s", track->id, id);
    snprintf(whole[2], sizeof whole[2], "%s.%s", in, id);
    snprintf(whole[3], sizeof whole[3], "%s", id);
    for (int i = 0; i < 4 && found == NULL; i++) {
        for (size_t j = 0; j < catalog->texts.count && found == NULL; j++) {
            const struct text_entry *entry = &catalog->texts.items[j];
            found = strcmp(entry->id, whole[i]) == 0 ? entry->text : NULL;
        }
    }
    return found;
}

/* Each text that has another for a track or a part, and some that have none. */
static void text_find__is__the_first_of_four_ids(void **state)
{
    const struct catalog *catalog = *state;
    const struct track *edge = track_find(catalog, "edge");
    for (size_t i = 0; i < catalog->texts.count; i++) {
        const char *id = catalog->texts.items[i].id;
        if (i % 16 == 0 || catalog->texts.items[i].varies) {
            assert_ptr_equal(text_find(catalog, edge, 2, id), by_whole_id(catalog, edge, 2, id));
        }
        if (strncmp(id, "edge.", 5) == 0 || strncmp(id, "part2.", 6) == 0) {
            id = strchr(id, '.') + 1;
            assert_ptr_equal(text_find(catalog, edge, 2, id), by_whole_id(catalog, edge, 2, id));
        }
    }
}

static const char *fill(struct catalog *catalog, struct arena *arena, const char *text)
{
    const struct track *track = track_find(catalog, "cloud");
    struct sim_outputs out;
    design_evaluate(SIM_PART_FINALE, &track->defaults, &out);
    const struct build build = {
        .arena = arena,
        .catalog = catalog,
        .track = track,
        .part = 1,
        .form = NUMBER_PLAIN,
        .design = &track->defaults,
        .out = &out,
    };
    return fill_text(&build, text);
}

static void text_fill__fills__inputs_and_outputs(void **state)
{
    struct arena *arena = arena_new();
    assert_string_equal(fill(*state, arena, "N is {nodes:count:0}, step {t_step:s:2}."),
                        "N is 100,000, step 7.47 s.");
    assert_string_equal(fill(*state, arena, "{nodes:count:g3}{nodes:count:g3}"), "100,000100,000");
    assert_string_equal(fill(*state, arena, "cliff {cliff_ratio:times:2}"), "cliff 2.09 x");
    arena_free(arena);
}

static void text_fill__names__choices_and_rows(void **state)
{
    struct arena *arena = arena_new();
    const struct track *track = track_find(*state, "cloud");
    assert_string_equal(fill(*state, arena, "{topology:-:0}"),
                        text_find(*state, track, 1, "choice.topology.fat_tree"));
    assert_string_equal(fill(*state, arena, "{grid:-:0}"), "United States");
    assert_string_equal(fill(*state, arena, "{bottleneck_hop:-:0}"),
                        text_find(*state, track, 1, "choice.bottleneck_hop.hop3"));
    arena_free(arena);
}

static void text_fill__inserts__texts(void **state)
{
    struct arena *arena = arena_new();
    assert_string_equal(fill(*state, arena, "{text:action.begin}!"), "Begin!");
    arena_free(arena);
}

static void text_fill__leaves__what_it_cannot_fill(void **state)
{
    struct arena *arena = arena_new();
    assert_string_equal(fill(*state, arena, "{nods:count:0} {nodes} {text:no.such} { {}"),
                        "{nods:count:0} {nodes} {text:no.such} { {}");
    arena_free(arena);
}

/* ---- arena ---- */

static void text_words__fills__the_words_that_it_has(void **state)
{
    (void)state;
    struct buffer text = {0};
    const struct word words[] = {{"first", .number = 3}, {"who", .text = "ada"}, {0}};
    text_words(&text, "{who}: {first}, {first} and {last}", words);
    assert_string_equal(buffer_text(&text), "ada: 3, 3 and {last}");
    buffer_free(&text);
}

static void arena_alloc__gives__zeroed_aligned_memory(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t round = 0; round < 3; round++) {
        for (size_t size = 1; size < 40000; size = size * 3 + 1) {
            unsigned char *bytes = arena_alloc(arena, size);
            assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++) {
                assert_int_equal(bytes[i], 0);
            }
            memset(bytes, 0xff, size);
        }
        arena_reset(arena);
    }
    arena_free(arena);
}

static void arena_printf__keeps__texts_apart(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *texts[2000];
    for (int i = 0; i < 2000; i++) {
        texts[i] = arena_printf(arena, "text number %d", i);
    }
    for (int i = 0; i < 2000; i++) {
        assert_int_equal(atoi(texts[i] + strlen("text number ")), i);
    }
    arena_free(arena);
}

static void arena_join__joins__texts(void **state)
{
    struct arena *arena = arena_new();
    char long_text[40001] = "";
    (void)state;
    memset(long_text, 'x', sizeof long_text - 1);
    const char *joined = arena_join(arena, "7.2", " ", "km");
    const char *longer = arena_join(arena, long_text, "", "end");
    assert_string_equal(arena_join(arena, ""), "");
    assert_string_equal(joined, "7.2 km");
    assert_int_equal(strlen(longer), 40003);
    assert_string_equal(longer + 40000, "end");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number__groups__thousands),
        cmocka_unit_test(number__keeps__significant_digits),
        cmocka_unit_test(number__writes__powers_of_ten),
        cmocka_unit_test(number__shortens__counts),
        cmocka_unit_test(number__says__units_and_what_has_none),
        cmocka_unit_test(text_find__prefers__the_nearer_scope),
        cmocka_unit_test(text_find__is__the_first_of_four_ids),
        cmocka_unit_test(text_fill__fills__inputs_and_outputs),
        cmocka_unit_test(text_fill__names__choices_and_rows),
        cmocka_unit_test(text_fill__inserts__texts),
        cmocka_unit_test(text_fill__leaves__what_it_cannot_fill),
        cmocka_unit_test(text_words__fills__the_words_that_it_has),
        cmocka_unit_test(arena_alloc__gives__zeroed_aligned_memory),
        cmocka_unit_test(arena_join__joins__texts),
        cmocka_unit_test(arena_printf__keeps__texts_apart),
    };
    return cmocka_run_group_tests_name("text", tests, our_catalog_load, our_catalog_free);
}
