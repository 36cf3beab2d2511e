#!/bin/sh
# The lab in Spanish: each track is played to its end in the painted front end, one by ear in linear
# mode with what a Spanish student types, and no English is seen or heard.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export FLEETLAB_CONFIG XDG_DATA_HOME

run 0 "the texts are sound" "$FLEETLAB" check-data --lang es "$srcdir/data"
grep -E '^es: [0-9]+ texts: [0-9]+ translated, 0 missing, 0 unknown,' "$work/out" >"$work/got"
[ -s "$work/got" ] || cp "$work/out" "$work/why"
nothing_wrong "no text waits for its translation"

# english NAME FILE: fails with the lines that have words which Spanish has not.
english() {
    grep -nwE 'the|of|and|your|with|which|from|what|you|are|MET|RIGHT|NOT|SAY|RUN|SAVED|YET' "$2" |
        grep -v 'Another share leads\|figures say so\|Many small ones' >"$work/why"
    [ -s "$2" ] || echo "nothing was said" >"$work/why"
    nothing_wrong "$1"
}

# A point between digits is a decimal sign in English alone.
points() {
    grep -n '[0-9][.][0-9]' "$2" >"$work/why"
    nothing_wrong "$1"
}

for track in cloud edge mobile tiny; do
    for size in 80x24 60x20; do
        run 0 "the $track track is played at $size" "$FLEETLAB" screens --lang es --track $track \
            --size $size --tier blocks "$srcdir/data"
        cp "$work/out" "$work/screens"
        has "the student has finished it" "Has terminado: no falta nada" "$work/screens"
        grep -En '\(null\)|\[[a-z_0-9]+\.[a-z_.0-9]+\]|[{}]' "$work/screens" >"$work/why"
        nothing_wrong "no text of it is missing"
        grep -v '^== ' "$work/screens" >"$work/seen"
        english "no English is seen" "$work/seen"
        points "no English number is seen" "$work/seen"
        # As many lines as in English are cut on the workbench: its labels fit.
        "$FLEETLAB" screens --track $track --size $size --tier blocks "$srcdir/data" >"$work/english"
        for file in english screens; do
            awk '/^== / { bench = /workbench|finale, / } bench && /…/' "$work/$file" | wc -l
        done | paste -s - | awk '$2 > $1 + 4 { print $2 " lines are cut, " $1 " in English" }' \
            >"$work/why"
        nothing_wrong "hardly more is cut than in English"
    done
done

# A few screens as they are, for the eye; GENERATE=1 writes them anew.
pictures() {
    for screen in lock workbench history; do
        "$FLEETLAB" screens --lang es --track cloud --screen $screen --tier blocks "$srcdir/data"
    done
    for screen in brief workbench finale; do
        "$FLEETLAB" screens --lang es --track mobile --screen $screen --size 60x20 --tier blocks \
            "$srcdir/data"
    done
}
golden=$srcdir/tests/cmd/golden/spanish.txt
[ -z "${GENERATE-}" ] || pictures >"$golden"
pictures 2>"$work/why" | diff - "$golden" >>"$work/why"
nothing_wrong "a few of them are as they were"

# By ear. Words of the program are typed as they are, all else in Spanish.
cat >"$work/answers" <<'END'
empezar
titán
parte uno
ir a la predicción
tu elección=salto dos, InfiniBand
tu cociente=30.94
tu cociente=30,94
porque=demasiados miembros comparten un medio
tu confianza=plena
fijar mi predicción
no
fijar mi predicción
yes
una sede menos
guardar esta prueba
ir a la misión
tamaño n=20 mil
tamaño n=0,1 millones
tamaño n=100 000
pasos locales=3
+ pasos locales
undo
redo
escalado=débil, el lote crece
aims
registrar
value tamaño
math
table
map
history
hint
back
ir a la observación
lo que vi=Ahora manda otra parte: café, señal, ñandú.
guardar la observación
ir al argumento
topología=toro
nodos al saturarse=muchos
nodos al saturarse=nunca
nodos al saturarse=89 796
tu argumento
El cociente CI lo dice: demanda entre oferta.
.
entregar
parts
parte dos
ir a la predicción
tu elección=C/W baja
tu porcentaje=-3,58
porque=el retrabajo ahorrado pesa más que las paradas añadidas
tu confianza=bastante
fijar
sí
case
intervalo=900
fracción limpia=70,5 %
asíncrono=sí
aims
registrar
ir a la observación
lo que vi=Bajan las paradas.
guardar
ir al argumento
parada=90
retardo de guardado=500
intervalo=900,5
tu propuesta
Copiar primero, escribir después.
.
entregar
parts
parte tres
ir a la predicción
tu elección=ninguno de los dos
tus nueves=1,2
porque=los errores compartidos sobreviven a la votación
tu confianza=suposición
fijar
SÍ
ir a la misión
verificador=sí
registrar
ir a la observación
lo que vi=El juez.
guardar
ir al final
ir a la flota
pasos locales=4
registrar
someterla
tu elección=aguanta hasta el final
tu confianza=suposición
fijar
si
decidir
tu decisión=aplazar
riesgo que queda
La fibra.
.
decidir en firme
s
defender
legado
Muchos pequeños, bien juzgados.
.
entregar
parts
quit
END
"$FLEETLAB" --linear --keep-going --lang es --data-dir "$srcdir/data" --variant 7 \
    --ledger "$work/ledger.csv" <"$work/answers" >"$work/lines" 2>"$work/why"
report $? "linear mode is played"
for words in "Muro de escala" "450 gigabytes por segundo" "Escribe 30,94 o 3094." \
    "Tu cociente: 30,94." "Tamaño N sigue en 100 000." "CUMPLE" "INCUMPLE" "CUMPLE 6 de 7" "millones de dólares" \
    "Recuperado: Pasos locales" "escribe un número, como 12,5 o 40k, o nunca" \
    "Nodos al saturarse: nunca." "Nodos al saturarse: 89 796." "Tus nueves: 1,2."; do
    sed 's/\xc2\xa0/ /g' "$work/lines" >"$work/heard"
    has "it says: $words" "$words" "$work/heard"
done
english "no English is heard" "$work/lines"
has "it comes to the end" "cloud,3,legacy," "$work/ledger.csv"
has "the ledger has the number as in any language" "30.94" "$work/ledger.csv"

run 0 "the report is written" "$FLEETLAB" report --lang es --data-dir "$srcdir/data" --format md \
    "$work/ledger.csv"
cp "$work/out" "$work/report"
has "it has what was predicted" "Número predicho" "$work/report"
has "and what was written" "café, señal, ñandú" "$work/report"
run 0 "it is held against its ledger" "$FLEETLAB" report --lang es --data-dir "$srcdir/data" \
    --check "$work/report" "$work/ledger.csv"
run 0 "a ledger goes on in English" "$FLEETLAB" report --data-dir "$srcdir/data" "$work/ledger.csv"
finish
