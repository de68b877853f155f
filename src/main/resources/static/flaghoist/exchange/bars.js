// Stacked bars, one a minute.
import { h } from '../host.js'

const [WIDTH, HEIGHT] = [600, 150]
const [LEFT, BOTTOM, TOP] = [38, 20, 12]
const STEP = (WIDTH - LEFT) / 60

/** A round number at or above. */
const ceiling = n => {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, n)))
  return [1, 2, 5, 10].map(times => times * ten).find(round => round >= n)
}

const stack = (minute, series) => {
  let below = 0
  return series.map(([name, words]) => {
    const value = minute[name] ?? 0
    const bar = { name, words, value, below }
    below += value
    return bar
  })
}

const Axis = ({ top, y }) => [0, top / 2, top].filter(Number.isInteger).map(value => h('g', { key: value, className: 'fh-axis' },
  h('line', { x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }),
  h('text', { x: LEFT - 6, y: y(value) + 4, textAnchor: 'end' }, value.toLocaleString('en-GB'))))

const Times = ({ minutes, clock }) => [0, 15, 30, 45, 59].map(n => minutes[n] && h('text', {
  key: n, className: 'fh-axis', x: LEFT + (n + 0.5) * STEP, y: HEIGHT - 4, textAnchor: n === 0 ? 'start' : n === 59 ? 'end' : 'middle' }, clock(minutes[n].at)))

export const Bars = ({ minutes, series, clock, label }) => {
  const most = Math.max(1, ...minutes.map(minute => series.reduce((n, [name]) => n + (minute[name] ?? 0), 0)))
  const top = ceiling(most)
  const y = value => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top)
  return h('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    h(Axis, { top, y }),
    minutes.map((minute, n) => h('g', { key: minute.at },
      h('title', null, `${clock(minute.at)}: ${series.map(([name, words]) => `${minute[name] ?? 0} ${words}`).join(', ')}`),
      h('rect', { className: 'fh-catch', x: LEFT + n * STEP, y: TOP, width: STEP, height: HEIGHT - TOP - BOTTOM }),
      stack(minute, series).filter(bar => bar.value > 0).map(bar => h('rect', {
        key: bar.name, className: `fh-bar-${bar.name}`, x: LEFT + n * STEP + 1, width: STEP - 2, y: y(bar.below + bar.value), height: y(bar.below) - y(bar.below + bar.value) })))),
    h(Times, { minutes, clock }))
}
