#!/bin/sh
# eval: the worked numbers of each track through the command line, formats, refusals.
. "$srcdir/tests/cmd/tap.sh"
cd "$work" || exit 1 # any directory will do

# value NAME: of the flat JSON object in $work/out.
value() { tr ',{}' '\n\n\n' <"$work/out" | sed -n "s/^\"$1\"://p"; }

# worked ARGUMENTS NAME NUMBER...: eval gives each number, to the digits that stand here (1e-5).
worked() {
    arguments=$1
    shift
    # shellcheck disable=SC2086
    "$FLEETLAB" eval $arguments --format json >"$work/out" 2>"$work/why" || report 1 "$arguments"
    while [ $# -gt 1 ]; do
        got=$(value "$1")
        echo "$1 is $got, expected $2" >"$work/why"
        case $2 in
        [-0-9]*) awk -v got="$got" -v want="$2" 'BEGIN {
                error = got - want
                size = want < 0 ? -want : want
                exit !(got != "" && error <= 1e-5 * size && -error <= 1e-5 * size) }' ;;
        *) [ "$got" = "$2" ] ;;
        esac
        report $? "eval $arguments: $1"
        shift 2
    done
}

# ---- part 1
worked "--set nodes=8192" t_step 11.4945 mfu 0.437774
worked "--set nodes=16384" t_compute 4.65925 t_hop1 0.526133 t_hop2 0.251217 t_bubble 0.728008 \
    t_straggler 0.205262 t_step 6.11880 mfu 0.411191
worked "--set nodes=34000" goodput_flops 1.22447e19 t_barrier 1.6e-4 rtt 0 saturation_nodes null
worked "--set nodes=34001" goodput_flops 5.86693e18 t_barrier 0.294004
worked "--track cloud --part 1" t_hop3 5.69384 t_step 7.47262 bottleneck_hop '"hop3"' \
    fabric_price_usd 7500 updates_per_s null mesh_hops null t_hop3_hidden 0.129453 \
    cliff_ratio 2.08708 t_cliff 3.61941 cliff_light_share 0.121779
worked "--set scaling=weak" mfu 0.250412 goodput_flops 2.47657e19
worked "--set scaling=weak --set local_steps=100" mfu 0.409570 work_factor 1.09210 \
    goodput_flops 3.70903e19
worked "--set topology=torus" ci_ratio 0.800362 saturation_nodes 89796 fabric_price_usd 1500 \
    fabric_limit null
worked "--set topology=torus --set global_share=1" saturation_nodes 15969
worked "--set oversubscription=4" fabric_price_usd 3000
worked "--set oversubscription=2" fabric_price_usd 4500 fabric_limit 87381 ci_ratio 0.0663176
worked "--set nodes=34000 --set scaling=weak --set oversubscription=2" t_hop2 0.277470 \
    ci_ratio 0.0108655
worked "--set nodes=34000 --set local_steps=20" work_factor 1
worked "--set site_capacity=10000" t_step null sites null reason '"sites_too_small"'
worked "--track tiny --set site_capacity=100000" t_step null reason '"sites_too_small"'
worked "--set accelerator=tpu-v5p --set topology=torus" t_compute 1.64483 t_hop2 0.0697107 \
    ci_ratio 0.0309543
worked "--track edge" t_hop2 0.0583440 t_hop3 0.241742 t_step 0.778894 updates_per_s 1.28387e7 \
    bottleneck_hop '"hop3"' mfu null
worked "--track mobile --set wait_share=0.96" t_straggler 5.25206 updates_per_s 2.52150e7
worked "--track mobile" t_hop2 16.0280 t_step 52.1341 bottleneck_hop '"hop2"'
worked "--track tiny" mesh_hops 66.6667 t_hop2 0.636738 t_step 1.41239 bottleneck_hop '"hop2"'

# ---- part 2
worked "--part 2" mtbf 11135.1 goodput 0.851651 checkpoint_share 0.0283884 \
    rework_share 0.07777 restart_share 0.0421911 pause_share 0 uptime 0.957809 \
    wasted_energy 0.110689 wall_days 79.484 cue 0.4224 carbon_per_weight_mg 30.8331 \
    target_mg 10.5554 tco_usd 42.6657e6 tco_budget_usd 76.5917e6
worked "--part 2 --set asynchronous=on --set checkpoint_interval=600 --set clean_share=0.7 --set eta=0.9" \
    mtbf 11135.1 goodput 0.777788 pause_share 0.153611 carbon_per_weight_mg 9.29237 tco_usd 47.4356e6
refused "an interval in which no checkpoint gets safe" "checkpoint_interval 60 is below durable_lag 90" \
    "$FLEETLAB" eval --part 2 --set checkpoint_interval=60 --set asynchronous=on
worked "--track tiny --part 2" goodput 0.87261 carbon_per_weight_mg 10642.3 target_mg 7526.16

# ---- part 3
worked "--part 3" right 0.915762 unsafe 0.0679439 abstain 0.0162941
worked "--part 3 --set rho=0 --set agreement=1" right 0.99144
worked "--part 3 --set rho=0 --set quorum=1 --set verifier=on --set tpr=1 --set fpr=0" \
    right 0.99999 law 0.99999
proven="--set diversity=distinct --set verifier=on --set judge=proof --set reasoner=on"
worked "--part 3 $proven" right 0.953680 unsafe 7.18058e-6 cost_ratio 0.780247
worked "--part 3 $proven --set router=on" right 0.955741 unsafe 9.36067e-6 cost 105.608

# ---- finales
worked "--part finale $proven" decode_tokens_s 42.4051
worked "--part finale $proven --set router=on" decode_tokens_s 126.884
worked "--track edge --part finale --set neighbours=100 --set identity_price=200 --set size=9 --set diversity=distinct --set verifier=on --set judge=sensor --set reasoner=on" \
    captured 7.13200e-6 determinism 0.993500
worked "--track mobile --part finale" sync_s 45 step_gw 3.0 frequency_mhz 181.818 frame_ms 2
worked "--track mobile --part finale --set payload_mb=10" nadir_mhz 96.9576 rate_mhz_s 9.15993
worked "--track tiny --part finale" hops 50 mesh_entropy 7.95877
worked "--track tiny --part finale --set cell_size=200 --set repeat=3" mesh_entropy 0.0563971 \
    total_mw 0.869706 gateways 5000

# ---- what cannot be evaluated, and formats
worked "--set nodes=5" t_step null reason '"model_does_not_fit"'
worked "--part 2 --set checkpoint_interval=1G" goodput null reason '"never_finishes"'
worked "--set nodes=100k" reason ''
run 0 "minus nought" "$FLEETLAB" eval --set dispersion_km=-0 --format json
has "is nought" '"rtt":0,' "$work/out"
run 0 "text names every output" "$FLEETLAB" eval
has "text has units" "t_step                   7.473 s" "$work/out"
for part in 1 2 3 finale; do
    "$FLEETLAB" eval --track edge --part $part >"$work/out"
    "$FLEETLAB" eval --track edge --part $part --format json >"$work/json"
    python3 - "$work/out" "$work/json" >"$work/why" 2>&1 <<'END'
import json, sys
exact = json.load(open(sys.argv[2]))
seen = {}
for line in open(sys.argv[1]):
    name, value, *unit = line.split()
    seen[name] = value
    if isinstance(exact[name], float):
        assert abs(float(value) - exact[name]) <= 5e-4 * abs(exact[name]), line
        assert len(value.split("e")[0].lstrip("-0.").replace(".", "")) <= 9, line
assert seen.keys() == exact.keys(), seen.keys() ^ exact.keys()
END
    nothing_wrong "text of part $part rounds what JSON has"
done
run 0 "csv" "$FLEETLAB" eval --format csv
awk -F, 'NR == 1 { n = NF } NR == 2 && NF != n { print n " names, " NF " values" }
    END { if (NR != 2) print NR " lines" }' "$work/out" >"$work/why"
[ ! -s "$work/why" ]
report $? "csv has a value for each name"
run 0 "csv of what cannot be evaluated" "$FLEETLAB" eval --set nodes=5 --format csv
has "says why in its last column" ",0,model_does_not_fit" "$work/out"
for track in edge mobile tiny; do
    "$FLEETLAB" eval --track $track --part finale --format csv | head -n 1
done | sort -u >"$work/names"
"$FLEETLAB" eval --track cloud --part finale --format csv >"$work/out"
head -n 1 "$work/out" >"$work/expected"
same "a finale has the same names on every track" "$work/expected" "$work/names"
worked "--part finale" mesh_entropy null determinism null reason ''
run 0 "a default track is the first" "$FLEETLAB" eval --track cloud
cp "$work/out" "$work/cloud"
run 0 "eval without a track" "$FLEETLAB" eval
same "it is cloud" "$work/cloud" "$work/out"
run 0 "a table's row sets the workload" "$FLEETLAB" eval --set model=llama-3.1-8b --set nodes=8 --format json
echo "replicas $(value replicas)" >"$work/why"
[ "$(value replicas)" = 8 ]
report $? "the 8B model is split over one accelerator"

# same ONE OTHER: two ways to type a value are one.
same() {
    "$FLEETLAB" eval --set "$1" >"$work/one" 2>"$work/why" &&
        "$FLEETLAB" eval --set "$2" >"$work/other" 2>"$work/why" &&
        cmp "$work/one" "$work/other" >"$work/why"
    report $? "$1 is $2"
}
same "nodes=1,000" nodes=1000
same "nodes=900 k" nodes=900e3
same "dispersion_km=12 km" dispersion_km=12
same "wan_bandwidth=25 GB/s" wan_bandwidth=25e9
same "global_share=50 %" global_share=0.5

# ---- refusals
refused "unknown input" "no parameter is named nods; did you mean nodes?" "$FLEETLAB" eval --set nods=5
refused "unknown input in capitals" "did you mean nodes?" "$FLEETLAB" eval --set NODES=5
refused "another kind of fleet" "choose another with --track" "$FLEETLAB" eval --set fleet_kind=round
refused "an option of the program" "--verson is not an option; did you mean --version?" "$FLEETLAB" --verson
refused "which no command has" "--verson is not an option; see fleetlab eval --help" "$FLEETLAB" eval --verson
refused "a longer command" "did you mean eval?" "$FLEETLAB" evaluate
refused "out of the domain" "give a whole number at least 1" "$FLEETLAB" eval --set nodes=0
refused "not a number" "is not a number: many; write digits, a point, k, M, G or T: a whole number at least 1" "$FLEETLAB" eval --set nodes=many
refused "a comma of two readings" "write 1.5 or 15" "$FLEETLAB" eval --set dispersion_km=1,5
refused "a foreign unit" "dispersion_km is not in miles; write it in km" "$FLEETLAB" eval --set "dispersion_km=12 miles"
refused "not a finite number" "is not a number" "$FLEETLAB" eval --set nodes=inf
refused "no value" "write NAME=VALUE" "$FLEETLAB" eval --set nodes
refused "unknown choice" "choose fat_tree or torus" "$FLEETLAB" eval --set topology=ring
refused "a switch" "write on or off" "$FLEETLAB" eval --set verifier=2
refused "unknown row" "choose world, us" "$FLEETLAB" eval --set grid=mars
refused "quorum above size" "lower the quorum" "$FLEETLAB" eval --part 3 --set quorum=6
refused "unknown track" "did you mean cloud?" "$FLEETLAB" eval --track clod
refused "unknown part" "choose 1, 2, 3 or finale" "$FLEETLAB" eval --part 4
refused "unknown format" "choose text, json or csv" "$FLEETLAB" eval --format xml
refused "unknown option" "did you mean --format?" "$FLEETLAB" eval --fromat json
refused "unknown option, near none" "eval --help" "$FLEETLAB" eval --zzz
refused "option without argument" "eval --help" "$FLEETLAB" eval --set
refused "operand" "one argument too many" "$FLEETLAB" eval 5
refused "unknown command" "evil is not a command; did you mean eval?" "$FLEETLAB" evil
refused "no data there" "$work/nowhere" "$FLEETLAB" eval --data-dir "$work/nowhere"

if [ -w /dev/full ]; then
    "$FLEETLAB" eval >/dev/full 2>"$work/why"
    [ $? -eq 1 ] && [ -s "$work/why" ]
    report $? "a full disk is said"
fi
finish
