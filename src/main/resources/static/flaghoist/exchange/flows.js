// The curves between senders and recipients: the wider, the more in the last hour; moving where something was sent in
// the last minute.
import { React, h } from '../host.js'
import { short } from '../words.js'
import { statusOf } from './side.js'

/** As high as a card and the gap below it, in pixels; the style sheet has the same. */
const ROW = 104
const LABEL = 96
const PORT = 16
const CARD = ROW - 12
const THICKEST = 12

/** Where a flow meets a card: those of one card side by side, around its middle. */
const port = (place, index, of) => place * ROW + CARD / 2 + (index - (of - 1) / 2) * Math.min(PORT, CARD / of)

const placed = (senders, recipients, flows) => {
  const place = (listed, id) => listed.findIndex(each => each.id === id)
  const nth = (flow, member) => {
    const same = flows.filter(each => each[member] === flow[member])
    return [same.indexOf(flow), same.length]
  }
  return flows.map(flow => ({ ...flow,
    from: port(place(senders, flow.sender), ...nth(flow, 'sender')),
    to: port(place(recipients, flow.recipient), ...nth(flow, 'recipient')),
    recipientPartner: recipients[place(recipients, flow.recipient)] }))
}

const curve = ({ from, to }, width) => {
  const [start, end] = [LABEL, width - 8]
  const middle = (start + end) / 2
  return `M${start} ${from}C${middle} ${from} ${middle} ${to} ${end} ${to}`
}

const isOver = (flow, over) => !over || flow[over.member] === over.id

const Flow = ({ flow, most, over, width }) => {
  const status = flow.recipientPartner ? statusOf(flow.recipientPartner, 'out').status : 'success'
  const words = `${short(flow.sender)} to ${short(flow.recipient)}: ${flow.lastHour} in the last hour, ${flow.lastMinute} in the last minute`
  return h('g', { className: `fh-flow fh-flow-${status}${isOver(flow, over) ? '' : ' fh-faint'}` },
    h('title', null, words),
    h('path', { d: curve(flow, width), strokeWidth: 1.5 + (THICKEST - 1.5) * flow.lastHour / most }),
    flow.lastMinute > 0 && h('path', { d: curve(flow, width), className: 'fh-moving' }),
    h('path', { d: `M${width - 9} ${flow.to - 5}l9 5l-9 5z`, className: 'fh-head-of-flow' }),
    h('text', { x: 4, y: flow.from + 4 }, `${short(flow.recipient)} ${flow.lastHour.toLocaleString('en-GB')}`))
}

const Hub = ({ width, height }) => h('g', { className: 'fh-hub' },
  h('rect', { x: width / 2 + 24, y: 6, width: 48, height: height - 18, rx: 8 }),
  h('text', { x: width / 2 + 48, y: 26, textAnchor: 'middle' }, 'Hub'))

/** As wide as there is room, so that letters keep their shape. */
const useWidth = () => {
  const place = React.useRef(null)
  const [width, setWidth] = React.useState(420)
  React.useEffect(() => {
    const observer = new ResizeObserver(([{ contentRect }]) => setWidth(Math.round(contentRect.width)))
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  return [place, width]
}

export const Flows = ({ senders, recipients, flows, over, label }) => {
  const [place, width] = useWidth()
  const height = Math.max(senders.length, recipients.length) * ROW
  const most = Math.max(1, ...flows.map(flow => flow.lastHour))
  return h('div', { ref: place }, h('svg', { className: 'fh-flows', width, height, role: 'img', 'aria-label': label },
    h(Hub, { width, height }),
    placed(senders, recipients, flows).map(flow => h(Flow, { key: flow.sender + '>' + flow.recipient, flow, most, over, width }))))
}
