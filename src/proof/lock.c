#include "proof/lock.h"

#include <math.h>
#include <string.h>

#include "design/scenario.h"
#include "design/truth.h"
#include "proof/lock_check.h"
#include "store/buffer.h"

enum { CHOICES_MAX = 16 };

/* What the variants make right. */
struct choice_counts {
    size_t right[CHOICES_MAX], mechanisms[CHOICES_MAX];
    size_t unsaid; /* variants whose number can't be said */
    int flipped;   /* the last variant whose right choice hangs on a table's number; -1: none */
    int close;     /* the last variant that is nearly a tie; -1: none */
    double margin; /* the least of all variants */
    int moved;     /* the last variant whose interval is not in its place; -1: none */
    double place;  /* where that would be, s */
};

static void answer_all(const struct proving *proving, struct choice_counts *answers)
{
    const struct search *search = &proving->search;
    enum sim_part number = proving->part->number;
    *answers = (struct choice_counts){.flipped = -1, .close = -1, .moved = -1, .margin = INFINITY};
    for (unsigned variant = 0; variant < VARIANTS; variant++) {
        struct design scenario;
        struct truth truth;
        lock_scenario(search->catalog, search->track, number, variant, &scenario);
        truth_find(number, &scenario, &truth);
        answers->right[truth.choice]++;
        answers->mechanisms[truth.mechanism]++;
        answers->margin = fmin(answers->margin, truth_margin(number, &scenario));
        answers->unsaid += isfinite(truth.number) ? 0 : 1;
        if (!(truth_margin(number, &scenario) >= 1)) {
            answers->close = (int)variant;
        }
        double place;
        if (!lock_interval_stands(proving->part, &scenario, &place)) {
            answers->moved = (int)variant;
            answers->place = place;
        }
        if (number == SIM_PART_COMPOUND && truth_flips(&scenario)) {
            answers->flipped = (int)variant;
        }
    }
}

static bool is_never_right(const struct part *part, const char *choice)
{
    for (size_t i = 0; i < part->lock_never_right_count; i++) {
        if (strcmp(part->lock_never_right[i], choice) == 0) {
            return true;
        }
    }
    return false;
}

static void prove_choices(struct proving *proving, const struct choice_counts *answers)
{
    const struct part *part = proving->part;
    struct buffer counts = {0}, wrong = {0};
    size_t kinds = 0;
    for (size_t i = 0; i < part->lock_choice_count && i < CHOICES_MAX; i++) {
        const char *choice = part->lock_choices[i];
        bool never = answers->right[i] == 0;
        kinds += !never;
        buffer_add_format(&counts, "%s%s %zu", i > 0 ? ", " : "", choice, answers->right[i]);
        if (never != is_never_right(part, choice)) {
            buffer_add_format(&wrong, "; %s is %s", choice,
                              never ? "never right: name it in never_right"
                                    : "right at times: take it out of never_right");
        }
    }
    proving_say(proving, "lock has two right choices", kinds >= 2, "right in variants: %s",
                buffer_text(&counts));
    proving_say(proving, "misconceptions are named", wrong.length == 0, "%zu never right%s",
                part->lock_never_right_count, buffer_text(&wrong));
    buffer_free(&counts);
    buffer_free(&wrong);
}

/* A mechanism that is always the one needs no thought. */
static void prove_mechanisms(struct proving *proving, const struct choice_counts *answers)
{
    const struct part *part = proving->part;
    struct buffer counts = {0};
    size_t kinds = 0;
    for (size_t i = 0; i < part->lock_mechanism_count && i < CHOICES_MAX; i++) {
        kinds += answers->mechanisms[i] > 0;
        buffer_add_format(&counts, "%s%s %zu", i > 0 ? ", " : "", part->lock_mechanisms[i],
                          answers->mechanisms[i]);
    }
    proving_say(proving, "lock has two right mechanisms", kinds >= 2, "right in variants: %s",
                buffer_text(&counts));
    buffer_free(&counts);
}

static struct origin variant_origin(const struct proving *proving, int variant)
{
    return (struct origin){.line = csv_table_line(proving->part->lock->csv, (size_t)variant)};
}

/* Rows of tables are as good as their sources: a fifth more or less must not matter. */
static void prove_stands(struct proving *proving, const struct choice_counts *answers)
{
    static const char name[] = "lock stands on no table's digit";
    if (answers->flipped < 0) {
        proving_say(proving, name, true,
                    "no choice changes where rho, agreement, fpr and alpha move by %g %%",
                    100 * TRUTH_FIFTH);
    } else {
        proving_say_at(
            proving, name, false, variant_origin(proving, answers->flipped),
            "variant %d is another choice where rho, agreement, fpr and alpha move by %g %%",
            answers->flipped, 100 * TRUTH_FIFTH);
    }
}

static void prove_no_tie(struct proving *proving, const struct choice_counts *answers)
{
    static const struct {
        double bound;
        const char *unit;
    } ties[] = {
        [SIM_PART_SCALING] = {TRUTH_TIE, " times the next hop"},
        [SIM_PART_RELIABILITY] = {100 * TRUTH_EVEN, " % off the break-even"},
        [SIM_PART_COMPOUND] = {TRUTH_LEAP, " times off the leap"},
    };
    double bound = ties[proving->part->number].bound;
    const char *unit = ties[proving->part->number].unit;
    if (answers->close < 0) {
        proving_say(proving, "lock is no tie", true, "all are at least %.3g%s",
                    answers->margin * bound, unit);
    } else {
        proving_say_at(proving, "lock is no tie", false, variant_origin(proving, answers->close),
                       "variant %d is not %g%s", answers->close, bound, unit);
    }
}

/* On both sides of the break-even, as far as the data says. */
static void prove_places(struct proving *proving, const struct choice_counts *answers)
{
    static const char name[] = "lock's intervals are in their places";
    if (answers->moved < 0) {
        proving_say(proving, name, true, "each is one of %zu times its break-even",
                    proving->part->lock_interval_count);
    } else {
        proving_say_at(proving, name, false, variant_origin(proving, answers->moved),
                       "variant %d should be %.4g s", answers->moved, answers->place);
    }
}

void lock_prove(struct proving *proving)
{
    struct choice_counts answers;
    if (!proving->part->lock) {
        return;
    }
    answer_all(proving, &answers);
    prove_choices(proving, &answers);
    prove_mechanisms(proving, &answers);
    proving_say(proving, "lock's number can be said", answers.unsaid == 0,
                "in %zu of %d variants it can't", answers.unsaid, VARIANTS);
    prove_no_tie(proving, &answers);
    if (proving->part->lock_interval_count > 0) {
        prove_places(proving, &answers);
    }
    if (proving->part->number == SIM_PART_COMPOUND) {
        prove_stands(proving, &answers);
    }
}
