// A cluster as a picture: its notifications on a circle, and lines between those that have something in common.
import { h, router } from '../host.js'
import { addressOf } from '../address.js'
import { count, short } from '../words.js'
import { kindsOf } from './kinds.js'

const WIDTH = 760
const ACROSS = 180
const DOT = 7
/** More words than that lie on each other; the table has them. */
const MOST_WORDS = 10

const placed = notifications => {
  const down = Math.max(45, notifications.length * 11)
  const height = 2 * down + 60
  return { height, at: new Map(notifications.map((one, place) => {
    const angle = Math.PI + place * 2 * Math.PI / notifications.length
    return [one.entry, { x: WIDTH / 2 + ACROSS * Math.cos(angle), y: height / 2 + down * Math.sin(angle), turn: Math.cos(angle) }]
  })) }
}

const anchorOf = turn => turn > 0.1 ? 'start' : turn < -0.1 ? 'end' : 'middle'

const Node = ({ one, at }) => h(router.Link, { to: addressOf('notifications', one.entry), className: 'fh-node' },
  h('circle', { cx: at.x, cy: at.y, r: DOT }),
  h('text', { x: at.x + Math.sign(Math.round(at.turn * 10)) * (DOT + 5), y: at.y + (Math.abs(at.turn) > 0.1 ? 4 : -DOT - 6), textAnchor: anchorOf(at.turn) },
    `${short(one.sender)} ${one.reference}`))

const Line = ({ link, from, to, withWords }) => h('g', { className: link.weak ? 'fh-tie fh-tie-weak' : 'fh-tie' },
  h('title', null, kindsOf(link.kinds)),
  h('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y }),
  withWords && h('text', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 5, textAnchor: 'middle' }, kindsOf(link.kinds)))

export const Graph = ({ cluster: { notifications, links } }) => {
  const { height, at } = placed(notifications)
  return h('svg', { className: 'fh-graph', viewBox: `0 0 ${WIDTH} ${height}`, role: 'group',
    'aria-label': `${count(notifications.length, 'notification')}, ${count(links.length, 'link')}` },
  links.map(link => h(Line, { key: link.from + '-' + link.to, link, from: at.get(link.from), to: at.get(link.to), withWords: links.length <= MOST_WORDS })),
  notifications.map(one => h(Node, { key: one.entry, one, at: at.get(one.entry) })))
}
