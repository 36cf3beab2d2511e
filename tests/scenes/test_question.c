/*
 * The question of part 1 holds all that its answer needs: the hops' seconds are worked out here
 * from the words of each scenario alone, as a student does with a pencil, and come to the model's
 * hop and to its ratio.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../lesson/tagged.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "worded.h"

enum { HOPS = 3 };

/* The first number behind some words. */
static double said(const char *text, const char *words)
{
    double slack;
    const char *behind = strstr(text, words);
    if (!behind) {
        fail_msg("\"%s\" is not in: %s", words, text);
        return NAN;
    }
    behind += strlen(words);
    return tagged_number(behind, strlen(behind), &slack);
}

/* ... or a number that stands there in some cases alone. */
static double said_or(const char *text, const char *words, double without)
{
    return strstr(text, words) ? said(text, words) : without;
}

static const char *from(const char *text, const char *words)
{
    const char *at = strstr(text, words);
    assert_non_null(at);
    return at;
}

/* The sites' exchange: bytes, and light on its way; UNIT is of the bytes, over that of the fibre.
 */
static double fibre(const char *text, double unit)
{
    double way = said(text, "continents, ") * said(text, "Fibre is ");
    double bytes = said(text, "each site sends ") * unit / said(text, "over fibre at ");
    double light = said(from(text, "over fibre at "), ", in ") * way / said(text, "crosses it at ");
    return (bytes + light) / said_or(text, "exchange once in ", 1);
}

static void cloud(const char *text, double seconds[HOPS])
{
    double global = said(text, "on its site; ") / 100;
    double thinner = strstr(text, "uplinks as wide as") ? 1 : said(text, "through uplinks ");
    seconds[0] = said(text, "an accelerator sends ") / said(text, "over NVLink at ");
    seconds[1] = said(text, "in its layers, and ") / said(text, "over InfiniBand at ") *
                 (1 - global + global * thinner);
    seconds[2] = fibre(text, 1);
}

static void edge(const char *text, double seconds[HOPS])
{
    const char *wire = from(text, "In the taxi, "), *cell = from(text, "In a 5G cell, ");
    seconds[0] = said(wire, ", ") / 1e3 / said(wire, "over Ethernet at ") +
                 said(wire, "MB/s, with ") / 1e6;
    seconds[1] = said(cell, "cell, ") * said(cell, "taxis send ") / 1e3 / said(cell, "and share ") +
                 said(cell, "MB/s, with ") / 1e3;
    seconds[2] = fibre(text, 1e-3);
}

static void mobile(const char *text, double seconds[HOPS])
{
    const char *wire = from(text, "phone of each, "), *cell = from(text, "In a radio cell, ");
    bool alone = strstr(cell, "alone at ") != NULL;
    seconds[0] = said(wire, "each, ") / 1e3 / said(wire, "over a bus at ") +
                 said(wire, "GB/s, with ") / 1e3;
    seconds[1] = said(cell, "cell, ") * said(cell, alone ? "member sends " : "members send ") /
                     said(cell, alone ? "alone at " : "and share ") +
                 said(cell, "MB/s, with ") / 1e3;
    seconds[2] = fibre(text, 1e-3);
}

static void tiny(const char *text, double seconds[HOPS])
{
    const char *relay = from(text, "Each relay ");
    double bytes = said(text, "Each has ");
    double relays = 2.0 / 3 * sqrt(said(text, "of delay. The "));
    seconds[0] = bytes / 1e6 / said(text, "SPI bus at ") + said(text, "MB/s, with ") / 1e3;
    seconds[1] = relays * (bytes / 1e3 / said(relay, "sends it at ") + said(relay, "adds ") / 1e3);
    seconds[2] = fibre(text, 1e-3);
}

static const struct {
    const char *track;
    void (*work_out)(const char *text, double seconds[HOPS]);
} questions[] = {{"cloud", cloud}, {"edge", edge}, {"mobile", mobile}, {"tiny", tiny}};

static void check(const struct track *track, unsigned variant,
                  void (*work_out)(const char *text, double seconds[HOPS]))
{
    struct design design;
    struct truth truth;
    double seconds[HOPS];
    lock_scenario(catalog, track, SIM_PART_SCALING, variant, &design);
    truth_find(SIM_PART_SCALING, &design, &truth);
    struct build about = build_about(&build, SIM_PART_SCALING, &design, NULL);
    about.track = track;
    const char *text = build_text(&about, "lock.scenario");
    work_out(text, seconds);
    size_t slowest = 0, fastest = 0;
    for (size_t i = 1; i < HOPS; i++) {
        slowest = seconds[i] > seconds[slowest] ? i : slowest;
        fastest = seconds[i] < seconds[fastest] ? i : fastest;
    }
    double ratio = seconds[slowest] / seconds[fastest];
    if (slowest != truth.choice || fabs(ratio / truth.number - 1) > 0.01) {
        fail_msg("%s, variant %u: hop %zu and %g, not %zu and %g, from: %s", track->id, variant,
                 slowest + 1, ratio, truth.choice + 1, truth.number, text);
    }
}

static void answer__follows__from_the_words_of_the_question(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        for (unsigned variant = 0; variant < VARIANTS; variant++) {
            check(track_find(catalog, questions[i].track), variant, questions[i].work_out);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer__follows__from_the_words_of_the_question),
    };
    return cmocka_run_group_tests_name("question", tests, set_up, tear_down);
}
