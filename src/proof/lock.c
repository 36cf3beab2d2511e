#include "proof/lock.h"

#include <math.h>
#include <string.h>

#include "design/scenario.h"
#include "design/truth.h"
#include "store/buffer.h"

enum { CHOICES_MAX = 16 };

/* What the variants make right. */
struct answers {
    size_t right[CHOICES_MAX];
    size_t unsaid; /* variants whose number can't be said */
    int close;     /* the last variant that is nearly a tie; -1: none */
};

static void answer_all(const struct proving *proving, struct answers *answers)
{
    const struct search *search = &proving->search;
    enum sim_part number = proving->part->number;
    *answers = (struct answers){.close = -1};
    for (unsigned variant = 0; variant < VARIANTS; variant++) {
        struct design scenario;
        struct truth truth;
        lock_scenario(search->catalog, search->track, number, variant, &scenario);
        truth_find(number, &scenario, &truth);
        answers->right[truth.choice]++;
        answers->unsaid += isfinite(truth.number) ? 0 : 1;
        if (!(truth_margin(number, &scenario) >= 1)) {
            answers->close = (int)variant;
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

static void prove_choices(struct proving *proving, const struct answers *answers)
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

void lock_prove(struct proving *proving)
{
    enum sim_part number = proving->part->number;
    struct answers answers;
    if (!proving->part->lock) {
        return;
    }
    answer_all(proving, &answers);
    prove_choices(proving, &answers);
    proving_say(proving, "lock's number can be said", answers.unsaid == 0,
                "in %zu of %d variants it can't", answers.unsaid, VARIANTS);
    if (number != SIM_PART_COMPOUND) {
        bool hops = number == SIM_PART_SCALING;
        double bound = hops ? TRUTH_TIE : 100 * TRUTH_EVEN;
        const char *unit = hops ? " times the next hop" : " % off the break-even";
        if (answers.close < 0) {
            proving_say(proving, "lock is no tie", true, "all are at least %g%s", bound, unit);
        } else {
            proving_say(proving, "lock is no tie", false, "variant %d is not %g%s", answers.close,
                        bound, unit);
        }
    }
}
