// Trying a message out: what the hub would do with it now, without doing it.
import { React, core, h } from '../host.js'
import { ask } from '../hub.js'
import { usePartners } from '../names.js'
import { Act, RoleNote } from '../parts/act.js'
import { Choice } from '../parts/fields.js'
import { Frame, Trouble } from '../parts/page.js'
import { short } from '../words.js'
import { Result } from './result.js'

const MOST_BYTES = 256 * 1024
const OF_A_BODY = '--'

/** Its very bytes, whatever charset they are in. */
const base64Of = file => new Promise((resolve, reject) => {
  const reader = new FileReader()
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1))
  reader.onerror = () => reject(new Error('The file cannot be read.'))
  reader.readAsDataURL(file)
})

const tried = async ({ partner, file, text }) => {
  if (!file) return ask('Tryout', 'text', partner, text)
  if (file.size > MOST_BYTES) throw new Error('The file is larger than 256 KiB. Try it with flaghoist watch.')
  return ask('Tryout', 'file', partner, await base64Of(file))
}

const Fields = ({ given, setGiven }) => {
  const partners = usePartners().filter(({ id }) => !id.includes(OF_A_BODY)).map(({ id, name }) => [id, `${short(id)} - ${name}`])
  const set = members => setGiven({ ...given, ...members })
  return h('div', null,
    h('div', { className: 'fh-filter' },
      h(Choice, { id: 'fh-partner', label: 'From', value: given.partner, options: partners, any: 'Choose a partner', onChange: partner => set({ partner }) }),
      h('div', { className: 'fh-field' },
        h('label', { htmlFor: 'fh-file' }, 'File, in the partner\'s own bytes'),
        h('input', { id: 'fh-file', type: 'file', onChange: e => set({ file: e.target.files[0] }) }))),
    !given.file && h('div', { className: 'fh-field' },
      h('label', { htmlFor: 'fh-text' }, 'Or its text; the hub writes it in the partner\'s charset'),
      h('textarea', { id: 'fh-text', className: 'fh-text', rows: 12, spellCheck: false, dir: 'auto', value: given.text, onChange: e => set({ text: e.target.value }) })))
}

const why = ({ partner, file, text }) => !partner ? 'Choose a partner first.' : file || text.trim() ? '' : 'Choose a file, or give a text.'

export const Page = () => {
  const [given, setGiven] = React.useState({ partner: '', text: '' })
  const [state, setState] = React.useState({})
  React.useEffect(() => { setState({}) }, [given])
  const run = async () => {
    setState({ busy: true })
    setState(await tried(given).then(answer => ({ answer }), e => ({ fault: e.message })))
  }
  return h(Frame, {
    title: 'Try a message',
    intro: 'What the hub would do with a message now: how it reads it, who may have it and by which rule, and each copy. Nothing of it is recorded, and nothing leaves; that you tried one is recorded.',
  },
  h(RoleNote, { needs: 'OPERATOR' }, 'Only operators and releasers try messages out.'),
  h(Fields, { given, setGiven }),
  h('div', { className: 'fh-bar' },
    h(Act, { needs: 'OPERATOR', off: why(given), isLoading: !!state.busy, onClick: run }, 'Try it'),
    h('span', { className: 'fh-soft' }, 'It sees neither duplicates nor the order of revisions.')),
  h(Trouble, { fault: state.fault }),
  state.answer && h(Result, { of: state.answer }))
}
