/* What a class's tables say of a finale under stress, from what its ledger holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../lesson/play.h"
#include "class/stressed.h"

static struct catalog *catalog;

static const struct track *track(void)
{
    return track_find(catalog, "mobile");
}

/* As the blocks of lock, strike, decision and outcome have it; "" where there is none yet. */
static void expect(const char *lock, const char *strike, const char *decision, const char *outcome,
                   size_t repairs, const char *says, const char *brief, const char *json)
{
    struct part_state finale = {.repair_count = repairs};
    struct stressed stressed;
    struct buffer out = {0};
    struct json_out object = {.buffer = &out};
    pairs_parse(lock, &finale.lock);
    pairs_parse(strike, &finale.reveal);
    pairs_parse(decision, &finale.reflection);
    pairs_parse(outcome, &finale.outcome);
    stressed_take(track(), &finale, &stressed);
    stressed_add(&out, track(), &stressed);
    assert_string_equal(buffer_text(&out), says);
    buffer_cut(&out, 0);
    stressed_add_brief(&out, &stressed);
    assert_string_equal(buffer_text(&out), brief);
    buffer_cut(&out, 0);
    json_open(&object, NULL, '{');
    stressed_put_json(&object, track(), &stressed);
    json_close(&object, '}');
    assert_string_equal(buffer_text(&out), json);
    buffer_free(&out);
    pairs_free(&finale.lock);
    pairs_free(&finale.reveal);
    pairs_free(&finale.reflection);
    pairs_free(&finale.outcome);
}

static void stressed__says_how_far_it_came__at_each_step(void **state)
{
    (void)state;
    expect("", "", "", "", 0, "", "-        ", "{\"stress\":null}");
    expect("choice=goodput\nconfidence=3\n", "", "", "", 0, "said goodput; open", "open     ",
           "{\"stress\":{\"said\":\"goodput\",\"broke\":null,\"breaks\":null,\"decision\":null,"
           "\"steps\":6}}");
    expect("choice=goodput\n", "choice=nadir\nstep=3\n", "", "", 1,
           "said goodput; broke nadir at 3; wrong; repairs 1; held 2 of 6; open", "-2/6 open",
           "{\"stress\":{\"said\":\"goodput\",\"broke\":\"nadir\",\"breaks\":null,"
           "\"decision\":null,\"right\":false,\"step\":3,\"held\":2,\"repairs\":1,\"steps\":6}}");
    expect("choice=nadir\n", "choice=nadir\nstep=3\n", "decision=restrict\n",
           "breaks=goodput\nheld=4\n", 3,
           "said nadir; broke nadir at 3; right; repairs 3; held 4 of 6; restrict", "+4/6 res ",
           "{\"stress\":{\"said\":\"nadir\",\"broke\":\"nadir\",\"breaks\":\"goodput\","
           "\"decision\":\"restrict\",\"right\":true,\"step\":3,\"held\":4,\"repairs\":3,"
           "\"steps\":6}}");
    expect("choice=holds\n", "choice=holds\nstep=0\n", "decision=release\n",
           "breaks=holds\nheld=6\n", 0,
           "said holds; broke nothing; right; repairs 0; held 6 of 6; release", "+6/6 rel ",
           "{\"stress\":{\"said\":\"holds\",\"broke\":\"holds\",\"breaks\":\"holds\","
           "\"decision\":\"release\",\"right\":true,\"step\":0,\"held\":6,\"repairs\":0,"
           "\"steps\":6}}");
}

static void stressed__says_what_it_can__of_what_no_lab_writes(void **state)
{
    (void)state;
    expect("choice=moon\n", "choice=sun\nstep=900\n", "decision=shrug\n", "held=-1\n", 0,
           "said ?; broke nothing; wrong; repairs 0; held 0 of 6; ?", "-0/6 ?   ",
           "{\"stress\":{\"said\":null,\"broke\":null,\"breaks\":null,\"decision\":null,"
           "\"right\":false,\"step\":0,\"held\":0,\"repairs\":0,\"steps\":6}}");
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stressed__says_how_far_it_came__at_each_step),
        cmocka_unit_test(stressed__says_what_it_can__of_what_no_lab_writes),
    };
    int failed = cmocka_run_group_tests_name("stressed", tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
