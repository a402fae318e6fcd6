// 派单目录 as the pages see it: one version in force, a file with a fault and one with changes, objections.
import { randomUUID } from 'node:crypto'
import { iso, units } from './world.mjs'

const ok = (body, status = 200) => ({ status, body })
const nameOf = (id) => units.find((one) => one.id === id)?.name ?? id
const versions = [{ version: 3, effectiveOn: '2026-10-08', note: '派单异议成立：路灯照明×全市由市城市管理委员会改为市住房和城乡建设局；纪要已明确', author: 'shenhe', madeAt: iso(Date.now() - 40 * 86_400_000) }, { version: 2, effectiveOn: '2026-06-01', note: '按2026年权责清单调整', author: 'admin', madeAt: iso(Date.now() - 160 * 86_400_000) }]
const topics = [
  { name: '全部事项', words: [] },
  { name: '占道经营', parent: '城市管理', words: ['占道经营', '烧烤摊'], lane: '占道经营' },
  { name: '施工噪声', parent: '生态环境', words: ['噪声', '打桩'], lane: '噪声污染' },
  { name: '拖欠工资', parent: '劳动社保', words: ['工资', '欠薪'], limitDays: 60, limitBasis: '《劳动保障监察条例》第十七条' },
]
const line = (topic, area, areaName, unitId, basis, more = {}) => ({ topic, area, areaName, unitId, unitName: nameOf(unitId), basis, dissolved: false, ...more })
const entries = [
  line('占道经营', '', '全市', 'cg', '《城市市容和环境卫生管理条例》第十四条'),
  line('占道经营', '450302', '秀峰区', 'cg', '秀峰区市容环境卫生责任区管理办法', { assistingId: 'jt', assistingName: nameOf('jt') }),
  line('施工噪声', '', '全市', 'sj', '《噪声污染防治法》第八条；市生态环境局“三定”规定'),
  line('拖欠工资', '', '全市', 'rs', '《保障农民工工资支付条例》第七条'),
  line('全部事项', '450321', '阳朔县', 'yz-450321', '属地管理（第十条）', { unitName: '阳朔县12345热线工作站' }),
]
const objections = [
  { id: randomUUID(), catalogue: 3, topic: '占道经营', area: '', areaName: '全市', unitId: 'cg', unitName: nameOf('cg'), reason: '校门口流动摊贩由教育部门牵头整治', basis: '市政府专题会议纪要〔2026〕12号', proposedId: 'jt', proposedName: nameOf('jt'), raisedAt: iso(Date.now() - 7_200_000), raisedBy: 'unit-cg' },
  { id: randomUUID(), catalogue: 2, topic: '路灯照明', area: '', areaName: '全市', unitId: 'cg', unitName: nameOf('cg'), reason: '不属于本单位职责', basis: '市城管委三定规定', raisedAt: iso(Date.now() - 50 * 86_400_000), raisedBy: 'shenhe', ticketId: randomUUID(), ticketNumber: '4503261009010000231', upheld: true, decision: '纪要已明确', decidedAt: iso(Date.now() - 40 * 86_400_000), decidedBy: 'shenhe', made: 3 },
]

function suggest(url) {
  const topic = url.searchParams.get('topic') || '占道经营'
  const found = entries.find((one) => one.topic === topic)
  return ok({
    version: 3, topic, lane: topics.find((one) => one.name === topic)?.lane, dispatchBy: iso(Date.now() + 1_500_000),
    ...(topic === '拖欠工资' ? { limitDays: 60, limitBasis: '《劳动保障监察条例》第十七条' } : {}),
    recognised: [{ topic: '占道经营', words: ['占道经营', '烧烤摊'] }, { topic: '施工噪声', words: ['噪声'] }],
    units: [
      { unitId: found.unitId, unitName: found.unitName, basis: found.basis, binding: true, reason: `派单目录第3版：${topic}×全市→${found.unitName}（目录没有单列「${topic}×七星区」，按全市）；近一年同类诉求（${topic}×七星区）派往${found.unitName}41件，其中退回2件` },
      { unitId: 'jt', unitName: nameOf('jt'), basis: '', binding: false, reason: `近一年同类诉求（${topic}×七星区）派往市交通运输局3件，没有退回` },
    ],
  })
}

export const catalogue = [
  ['GET', /^\/api\/dispatch-catalogue$/, () => ok({ version: versions[0], inForce: 3, newest: 3, versions, topics, entries })],
  ['GET', /^\/api\/dispatch-catalogue\/file$/, () => ok('说明,x')],
  ['POST', /^\/api\/dispatch-catalogue\/preview$/, ({ body }) => Buffer.from(body.content, 'base64').includes('fault')
    ? ok({ faults: [{ line: 4, column: 4, message: '第4行第4列：没有「市外星局」这个单位，或者已经撤销；请写单位全称' }], changes: [], changed: 0, newest: 3 })
    : ok({ effectiveOn: '2026-12-01', note: '按2027年权责清单调整', topics: 58, entries: 121, faults: [], changed: 3, newest: 3, changes: [
      { kind: 'MOVED', topic: '路灯照明', areaName: '七星区', before: '市城市管理委员会（权责清单）', after: '市住房和城乡建设局（路灯移交协议）' },
      { kind: 'ADDED', topic: '电动车充电', areaName: '全市', after: '市消防救援支队（《消防法》第四条）' },
      { kind: 'MATTER', topic: '占道经营', areaName: '全市', before: '关键词 占道经营', after: '关键词 占道经营 烧烤摊；接诉即办 占道经营' },
    ] })],
  ['POST', /^\/api\/dispatch-catalogue(\/entries)?$/, () => ok({ version: 4, effectiveOn: '2026-12-01', note: '调整', author: 'shenhe', madeAt: iso(Date.now()) }, 201)],
  ['GET', /^\/api\/tickets\/[^/]+\/attachments$/, () => ok({ attachments: [{ id: randomUUID(), name: '整改前-会展路路口.jpg', type: 'image/jpeg', bytes: 2_411_000, sha256: 'ab'.repeat(32), part: 'MATTER', partName: '诉求材料', uploadedAt: iso(Date.now() - 9_000_000), uploadedBy: '1001', uploadedByRole: '话务员' }, { id: randomUUID(), name: '现场处置录像.mp4', type: 'video/mp4', bytes: 88_100_000, sha256: 'cd'.repeat(32), part: 'REPLY', partName: '办理材料', uploadedAt: iso(Date.now() - 900_000), uploadedBy: 'unit-cg', uploadedByRole: '承办单位' }] })],
  ['POST', /^\/api\/tickets\/[^/]+\/attachments$/, ({ url }) => url.searchParams.get('name').includes('坏') ? { status: 422, body: { type: 'urn:hotline:problem:mock', title: '没有成功', status: 422, detail: '「坏.jpg」不是可以上传的文件；可以上传照片、录像、录音、PDF、Word、Excel、PPT（不含宏）' } } : ok({}, 201)],
  ['GET', /^\/api\/unit-dissolutions$/, () => ok({ dissolutions: [{ unitId: 'wl', unitName: '市文化广电和旅游局', successorId: 'cg', successorName: nameOf('cg'), effectiveOn: '2027-01-01', number: '市编〔2026〕8号', orderedAt: iso(Date.now()), orderedBy: 'admin', open: 12 }] })],
  ['GET', /^\/api\/unit-texts$/, () => ok({ units: [{ unitId: 'cg', unitName: nameOf('cg'), numbers: ['13800000001', '13800000002'], waiting: 0, withoutNumber: false, unreached: false, last: [] }, { unitId: 'jt', unitName: nameOf('jt'), numbers: [], waiting: 3, waitingSince: iso(Date.now()), withoutNumber: true, unreached: false, last: [] }] })],
  ['GET', /^\/api\/units\/[^/]+\/dissolution$/, () => ok({ open: [{ state: 'DISPATCHED', name: '待签收', count: 2 }, { state: 'IN_PROGRESS', name: '办理中', count: 9 }], total: 11, answered: 3, assisting: 1, entries: ['占道经营×全市', '占道经营×秀峰区'], below: ['市政管理处'], people: 4 })],
  ['POST', /^\/api\/units\/[^/]+\/dissolution$/, () => ok({ dissolutions: [] })],
  ['GET', /^\/api\/dispatch-objections$/, () => ok({ objections })],
  ['POST', /^\/api\/dispatch-objections$/, ({ body, person }) => {
    const raised = { id: randomUUID(), catalogue: 3, areaName: '全市', unitId: person.unitId, unitName: nameOf(person.unitId), raisedAt: iso(Date.now()), raisedBy: person.name, ...body }
    objections.unshift(raised)
    return ok(raised, 201)
  }],
  ['POST', /^\/api\/dispatch-objections\/([^/]+)\/decision$/, ({ body, person }, id) => ok(Object.assign(objections.find((one) => one.id === id), { upheld: body.upheld, decision: body.reason, decidedAt: iso(Date.now()), decidedBy: person.name, ...(body.upheld ? { made: 4 } : {}) }))],
  ['GET', /^\/api\/tickets\/[^/]+\/dispatch-suggestions$/, ({ url }) => suggest(url)],
]
