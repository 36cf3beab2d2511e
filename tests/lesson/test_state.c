/* What records make of a state: the first answer to a question stands, whatever a ledger adds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson/state.h"
#include "play.h"

static struct catalog *catalog;

static int set_up(void **state)
{
    *state = state_new(catalog);
    return 0;
}

static int tear_down(void **state)
{
    state_free(*state);
    return 0;
}

/* Applies a record of part 1 on the cloud track, and gives that part's state. */
static struct part_state *apply(struct state *state, const char *event, const char *key,
                                const char *value, const char *scenario)
{
    state_apply(state, &(struct ledger_record){.track = "cloud",
                                               .part = "1",
                                               .event = event,
                                               .key = key,
                                               .value = value,
                                               .scenario = scenario});
    return state_part(state, (size_t)track_index(catalog, "cloud"), 1);
}

static void lock__that_comes_second__changes_nothing(void **state)
{
    assert_false(part_is_locked(apply(*state, "peek", "", "", "")));
    apply(*state, "lock", "", "choice=hop3\nnumber=22\n", "first");
    struct part_state *part = apply(*state, "lock", "", "choice=hop1\nnumber=1\n", "second");
    assert_true(part_is_locked(part));
    assert_string_equal(pairs_get(&part->lock, "choice"), "hop3");
    assert_string_equal(pairs_get(&part->lock, "number"), "22");
    assert_string_equal(part->lock_scenario, "first");
}

static void observation__that_comes_second__changes_nothing(void **state)
{
    apply(*state, "observe", "", "light is slow", "");
    struct part_state *part = apply(*state, "observe", "", "as I said all along", "");
    assert_string_equal(part->observation, "light is slow");
}

static void reveal__that_comes_second__changes_nothing(void **state)
{
    apply(*state, "reveal", "", "choice=hop2\nnumber=30\n", "");
    struct part_state *part = apply(*state, "reveal", "", "choice=hop1\nnumber=1\n", "");
    assert_true(part_is_revealed(part));
    assert_string_equal(pairs_get(&part->reveal, "choice"), "hop2");
    assert_string_equal(pairs_get(&part->reveal, "number"), "30");
}

static void reflection__that_comes_again__is_an_attempt_and_counts(void **state)
{
    apply(*state, "reflect", "", "count=never\n", "first");
    struct part_state *part = apply(*state, "reflect", "", "count=once\n", "second");
    assert_string_equal(pairs_get(&part->reflection, "count"), "once");
    assert_string_equal(part->reflection_scenario, "second");
    assert_int_equal(part->reflections, 2);
}

static void anchor__once_there__is_not_taken_back(void **state)
{
    assert_int_equal(apply(*state, "anchor", "none", "", "")->anchor, LOCK_UNANCHORED);
    assert_int_equal(apply(*state, "anchor", "anchored", "", "")->anchor, LOCK_ANCHORED);
    assert_int_equal(apply(*state, "anchor", "none", "", "")->anchor, LOCK_ANCHORED);
}

static void reset__sets_runs_aside__and_lets_answers_stand(void **state)
{
    apply(*state, "lock", "", "choice=hop3\n", "");
    apply(*state, "reveal", "", "choice=hop2\n", "");
    apply(*state, "run", "1", "local_steps=50\n", "");
    struct part_state *part = apply(*state, "reset", "", "", "");
    assert_null(part_last_run(part));
    assert_int_equal(part->run_count, 1);
    assert_string_equal(pairs_get(&part->lock, "choice"), "hop3");
    assert_true(part_is_revealed(part));
    apply(*state, "run", "2", "local_steps=20\n", "");
    assert_non_null(part_last_run(part));
}

static void damaged_record__is_not_believed(void **state)
{
    state_apply(*state, &(struct ledger_record){.track = "cloud",
                                                .part = "1",
                                                .event = "lock",
                                                .key = "",
                                                .value = "choice=hop3\n",
                                                .scenario = "",
                                                .damage = "does not match its chain"});
    assert_false(part_is_locked(apply(*state, "peek", "", "", "")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lock__that_comes_second__changes_nothing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(observation__that_comes_second__changes_nothing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(reveal__that_comes_second__changes_nothing, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(reflection__that_comes_again__is_an_attempt_and_counts,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(anchor__once_there__is_not_taken_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reset__sets_runs_aside__and_lets_answers_stand, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(damaged_record__is_not_believed, set_up, tear_down),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
