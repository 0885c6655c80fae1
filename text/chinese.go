package text

// traditional pairs the traditional characters of our field with the simplified
// ones that titles and terms are written in: each traditional one first.
const traditional = `網网絡络資资訊讯數数據据雲云計计電电腦脑個个護护認认證证書书簽签權权應应軟软體体裝装設设備备無无線线聯联車车輛辆衛卫醫医療疗學学習习區区塊块鏈链隱隐術术標标準准規规範范與与風风險险評评測测試试驗验補补` +
	`擊击駭骇惡恶詐诈騙骗釣钓魚鱼處处變变對对務务業业產产國国際际組组織织機机構构環环運运營营維维開开發发導导則则傳传輸输協协議议訪访問问戶户識识別别儲储復复災灾難难續续監监視视頻频錄录錢钱銀银幣币費费價价` +
	`購购買买賣卖貨货庫库檔档報报單单號号碼码門门鎖锁鑰钥鍵键幫帮廠厂礦矿農农漁渔鐵铁軌轨飛飞遠远離离邊边緣缘節节點点項项類类級级層层關关係系統统響响員员團团隊队訓训練练課课題题責责審审檢检師师長长給给從从` +
	`來来這这們们為为麼么樣样還还過过時时間间會会兒儿動动態态實实現现場场語语話话圖图畫画聲声質质壓压縮缩隨随確确優优顯显連连絕绝屬属歸归滅灭選选舉举戰战爭争條条約约執执轉转換换義义雙双雜杂湊凑異异衝冲擾扰` +
	`斷断`

// Simplified are the simplified characters, by the traditional ones.
var Simplified = func() map[rune]rune {
	pairs := []rune(traditional)
	simple := make(map[rune]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		simple[pairs[i]] = pairs[i+1]
	}
	return simple
}()
