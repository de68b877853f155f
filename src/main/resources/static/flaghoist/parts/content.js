// The content of a message as its partner wrote it, with the place of a fault highlighted.
import { React, core, h } from '../host.js'
import { bytes } from '../words.js'

const download = (base64, name) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), c => c.charCodeAt(0))]))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

const Highlighted = ({ text, highlight }) => {
  const place = React.useRef(null)
  React.useEffect(() => {
    // Only the box is scrolled, not the page.
    const box = place.current?.closest('pre')
    if (box) box.scrollTop = place.current.offsetTop - box.clientHeight / 2
  }, [text, highlight])
  if (!highlight) return text
  const fault = text.slice(highlight.start, highlight.end)
  return h(React.Fragment, null,
    text.slice(0, highlight.start),
    h('mark', { ref: place, title: 'Here is the fault' }, fault || '\u25c2 here'),
    text.slice(highlight.end))
}

/** @param of a Text of docs/jmx.md */
export const Content = ({ of, highlight, name, label }) =>
  h('figure', { className: 'fh-content' },
    h('figcaption', null,
      h('strong', null, label),
      h('span', { className: 'fh-soft' }, [bytes(of.size), of.charset].filter(Boolean).join(', ')),
      of.base64 && h(core.Button, { variant: 'link', isInline: true, size: 'sm', onClick: () => download(of.base64, name) }, 'Download')),
    of.exact === false && h(core.Alert, { isInline: true, isPlain: true, variant: 'warning', title: `Not all of it is ${of.charset}; what cannot be read is shown as \ufffd.` }),
    h('pre', { tabIndex: 0, 'aria-label': label }, h(Highlighted, { text: of.text, highlight })))
