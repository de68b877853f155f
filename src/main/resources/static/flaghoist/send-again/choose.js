// Which copies of which partner, and the preview that counts them.
import { React, core, h } from '../host.js'
import { ask, query } from '../hub.js'
import { usePartners } from '../names.js'
import { Act, said } from '../parts/act.js'
import { Confirm } from '../parts/confirm.js'
import { Choice, TextField, TimeField } from '../parts/fields.js'
import { Trouble } from '../parts/page.js'
import { short } from '../words.js'
import { Counts, copies } from './counts.js'

const queryOf = ({ references = '', ...chosen }) =>
  query({ ...chosen, references: references.split(/[\s,]+/).filter(Boolean) })

const Fields = ({ chosen, setChosen }) => {
  const partners = usePartners().map(each => [each.id, `${short(each.id)} - ${each.name}`])
  const set = member => value => setChosen({ ...chosen, [member]: value })
  const field = (member, label) => ({ id: 'fh-' + member, label, value: chosen[member], onChange: set(member) })
  return h('div', null,
    h('div', { className: 'fh-filter' },
      h(Choice, { ...field('partner', 'To'), options: partners, any: 'Choose a partner' }),
      h(TimeField, field('since', 'Delivered from')),
      h(TimeField, field('until', 'Delivered until')),
      h(TextField, { ...field('references', 'References'), placeholder: 'all, or these' })),
    h(core.Checkbox, { id: 'fh-all-revisions', label: 'All revisions, not only the last that the partner was given',
      isChecked: !!chosen.allRevisions, onChange: (e, all) => set('allRevisions')(all) }))
}

const Question = ({ chosen, preview, again, onClose }) => {
  const onDo = async reason => {
    const request = await ask('SendAgain', 'send', queryOf(chosen), reason)
    said(`Request ${request.id}: ${copies(preview.copies)} go to ${short(chosen.partner)} again.`)
    again()
  }
  return h(Confirm, { title: `Send ${copies(preview.copies)} to ${short(chosen.partner)} again?`, verb: 'Send again', onDo, onClose },
    h(Counts, { of: preview }),
    h('p', null, 'Each is decided about once more when its turn comes. You can stop the request; what is sent by then is sent.'))
}

export const Choose = ({ again }) => {
  const [chosen, setChosen] = React.useState({})
  const [preview, setPreview] = React.useState()
  const [fault, setFault] = React.useState('')
  const [busy, setBusy] = React.useState(false)
  const [asking, setAsking] = React.useState(false)
  const key = queryOf(chosen)
  React.useEffect(() => { setPreview(undefined); setFault('') }, [key])
  const look = async () => {
    setBusy(true)
    setFault('')
    await ask('SendAgain', 'preview', key).then(setPreview, e => setFault(e.message))
    setBusy(false)
  }
  return h('div', null,
    h(Fields, { chosen, setChosen }),
    h('div', { className: 'fh-bar' },
      h(Act, { needs: 'OPERATOR', variant: 'secondary', off: chosen.partner ? '' : 'Choose a partner first.', isLoading: busy, onClick: look }, 'Preview'),
      h(Act, { needs: 'OPERATOR', off: preview?.copies ? '' : 'Look at the preview first.', onClick: () => setAsking(true) }, 'Send again')),
    h(Trouble, { fault }),
    preview && h(Counts, { of: preview }),
    asking && preview && h(Question, { chosen, preview, again, onClose: () => setAsking(false) }))
}
